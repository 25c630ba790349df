import { Module } from '@nestjs/common';
import { HelpRequestsModule } from '../help-requests/help-requests.module.js';
import { InvitationsModule } from '../invitations/invitations.module.js';
import { JoinRequestsModule } from '../join-requests/join-requests.module.js';
import { PasswordResetsModule } from '../password-resets/password-resets.module.js';
import { PeopleModule } from '../people/people.module.js';
import { ContactsMessages } from './contacts.messages.js';
import { LinksMessages } from './links.messages.js';
import { RequestsMessages } from './requests.messages.js';

/** What whoever writes emails asks for at the moment of sending, because no event carries it. */
@Module({
  imports: [HelpRequestsModule, InvitationsModule, JoinRequestsModule, PasswordResetsModule, PeopleModule],
  controllers: [ContactsMessages, LinksMessages, RequestsMessages],
})
export class MailingModule {}
