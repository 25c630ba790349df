import { ActionExecutionModule } from '@dspt/service-kit/actions/action-execution.module';
import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { AttemptsModule } from '../attempts/attempts.module.js';
import { EmailChangesModule } from '../email-changes/email-changes.module.js';
import { InvitationsModule } from '../invitations/invitations.module.js';
import { KnownDevicesModule } from '../known-devices/known-devices.module.js';
import { MembershipsModule } from '../memberships/memberships.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { PasswordResetsModule } from '../password-resets/password-resets.module.js';
import { PeopleModule } from '../people/people.module.js';
import { SecondFactorsModule } from '../second-factors/second-factors.module.js';
import { SessionsModule } from '../sessions/sessions.module.js';
import { SecurityEventsModule } from '../security-events/security-events.module.js';
import { Accounts } from './accounts.js';
import { AdministratorUndo } from './administrator-undo.js';
import { CancelInvitation } from './cancel-invitation.js';
import { CorrectEmail } from './correct-email.js';
import { EndSessions } from './end-sessions.js';
import { LinkEmail } from './link-email.js';
import { MergeAccounts } from './merge-accounts.js';
import { ResendInvitation } from './resend-invitation.js';
import { ResetAdministrator } from './reset-administrator.js';
import { ResetSecondFactor } from './reset-second-factor.js';
import { Unlock } from './unlock.js';
import { WaitingInvitations } from './waiting-invitations.js';

/** What the helpdesk can have done to people and their access. */
@Module({
  imports: [
    ActionExecutionModule.of('identity'),
    AccessModule,
    AttemptsModule,
    EmailChangesModule,
    InvitationsModule,
    KnownDevicesModule,
    MembershipsModule,
    OrganisationsModule,
    PasswordResetsModule,
    PeopleModule,
    SecondFactorsModule,
    SecurityEventsModule,
    SessionsModule,
  ],
  providers: [
    Accounts,
    AdministratorUndo,
    WaitingInvitations,
    CancelInvitation,
    CorrectEmail,
    EndSessions,
    LinkEmail,
    MergeAccounts,
    ResendInvitation,
    ResetAdministrator,
    ResetSecondFactor,
    Unlock,
  ],
})
export class ActionsModule {}
