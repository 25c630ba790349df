import { Module } from '@nestjs/common';
import { ContactsModule } from '../contacts/contacts.module.js';
import { EmailsModule } from '../emails/emails.module.js';
import { JoinAndHelpRequestsMessages } from './requests.messages.js';
import { JoinAndHelpRequestsService } from './requests.service.js';

@Module({
  imports: [ContactsModule, EmailsModule],
  controllers: [JoinAndHelpRequestsMessages],
  providers: [JoinAndHelpRequestsService],
})
export class JoinAndHelpRequestsModule {}
