import { Module } from '@nestjs/common';
import { EmailChangesModule } from '../email-changes/email-changes.module.js';
import { InvitationsModule } from '../invitations/invitations.module.js';
import { PasswordResetsModule } from '../password-resets/password-resets.module.js';
import { PeopleModule } from '../people/people.module.js';
import { ContactsMessages } from './contacts.messages.js';
import { LinksMessages } from './links.messages.js';

/** What whoever writes emails asks for at the moment of sending, because no event carries it. */
@Module({
  imports: [EmailChangesModule, InvitationsModule, PasswordResetsModule, PeopleModule],
  controllers: [ContactsMessages, LinksMessages],
})
export class MailingModule {}
