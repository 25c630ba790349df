import { Module } from '@nestjs/common';
import { ContactsModule } from '../contacts/contacts.module.js';
import { EmailsModule } from '../emails/emails.module.js';
import { PasswordsMessages } from './passwords.messages.js';
import { PasswordEmails } from './passwords.service.js';

@Module({
  imports: [ContactsModule, EmailsModule],
  controllers: [PasswordsMessages],
  providers: [PasswordEmails],
})
export class PasswordsModule {}
