import { Module } from '@nestjs/common';
import { ContactsModule } from '../contacts/contacts.module.js';
import { EmailsModule } from '../emails/emails.module.js';
import { MembersMessages } from './members.messages.js';
import { MemberEmails } from './members.service.js';

@Module({
  imports: [ContactsModule, EmailsModule],
  controllers: [MembersMessages],
  providers: [MemberEmails],
})
export class MembersModule {}
