import { Module } from '@nestjs/common';
import { ContactsModule } from '../contacts/contacts.module.js';
import { EmailsModule } from '../emails/emails.module.js';
import { AccountsMessages } from './accounts.messages.js';
import { AccountEmails } from './accounts.service.js';

@Module({
  imports: [ContactsModule, EmailsModule],
  controllers: [AccountsMessages],
  providers: [AccountEmails],
})
export class AccountsModule {}
