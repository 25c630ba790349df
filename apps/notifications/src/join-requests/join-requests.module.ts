import { Module } from '@nestjs/common';
import { ContactsModule } from '../contacts/contacts.module.js';
import { EmailsModule } from '../emails/emails.module.js';
import { JoinRequestsMessages } from './join-requests.messages.js';
import { JoinRequestEmails } from './join-requests.service.js';

@Module({
  imports: [ContactsModule, EmailsModule],
  controllers: [JoinRequestsMessages],
  providers: [JoinRequestEmails],
})
export class JoinRequestsModule {}
