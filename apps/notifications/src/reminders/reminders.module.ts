import { Module } from '@nestjs/common';
import { ContactsModule } from '../contacts/contacts.module.js';
import { EmailsModule } from '../emails/emails.module.js';
import { RemindersMessages } from './reminders.messages.js';
import { ReminderEmails } from './reminders.service.js';

@Module({
  imports: [ContactsModule, EmailsModule],
  controllers: [RemindersMessages],
  providers: [ReminderEmails],
})
export class RemindersModule {}
