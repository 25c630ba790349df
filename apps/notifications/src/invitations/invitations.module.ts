import { Module } from '@nestjs/common';
import { ContactsModule } from '../contacts/contacts.module.js';
import { EmailsModule } from '../emails/emails.module.js';
import { InvitationsMessages } from './invitations.messages.js';
import { InvitationEmails } from './invitations.service.js';

@Module({
  imports: [ContactsModule, EmailsModule],
  controllers: [InvitationsMessages],
  providers: [InvitationEmails],
})
export class InvitationsModule {}
