import { Module } from '@nestjs/common';
import { ContactsModule } from '../contacts/contacts.module.js';
import { EmailsModule } from '../emails/emails.module.js';
import { ComingUpMessages } from './coming-up.messages.js';
import { ComingUpEmails } from './coming-up.service.js';

@Module({
  imports: [ContactsModule, EmailsModule],
  controllers: [ComingUpMessages],
  providers: [ComingUpEmails],
})
export class ComingUpModule {}
