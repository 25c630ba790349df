import { Module } from '@nestjs/common';
import { ContactsModule } from '../contacts/contacts.module.js';
import { EmailsModule } from '../emails/emails.module.js';
import { PublicationsMessages } from './publications.messages.js';
import { PublicationEmails } from './publications.service.js';

@Module({
  imports: [ContactsModule, EmailsModule],
  controllers: [PublicationsMessages],
  providers: [PublicationEmails],
})
export class PublicationsModule {}
