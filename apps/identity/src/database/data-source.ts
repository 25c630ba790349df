import { dataSource } from '@dspt/service-kit/database/database';
import type { DataSource } from 'typeorm';
import { StoredAccessReview } from '../access-reviews/access-review.entity.js';
import { AccessReviews1795959000000 } from './migrations/202611291330-access-reviews.js';
import { ClosedAccounts1795974000000 } from './migrations/202611291740-closed-accounts.js';
import { Attempt } from '../attempts/attempt.entity.js';
import { Credential } from '../passwords/credential.entity.js';
import { KnownOrganisation } from '../organisations/known-organisation.entity.js';
import { StoredMembership } from '../memberships/membership.entity.js';
import { SecondFactor } from '../second-factors/second-factor.entity.js';
import { StoredSession } from '../sessions/session.entity.js';
import { SigningKey } from '../keys/signing-key.entity.js';
import { UsedHumanCheck } from '../human-checks/used-human-check.entity.js';
import { Invitation } from '../invitations/invitation.entity.js';
import { PasswordReset } from '../password-resets/password-reset.entity.js';
import { Person } from '../people/person.entity.js';
import { KnownDevice } from '../known-devices/known-device.entity.js';
import { SecurityEvent } from '../security-events/security-event.entity.js';
import { KnownDevices1795861800000 } from './migrations/202611281030-known-devices.js';
import { SecurityEvents1795861860000 } from './migrations/202611281031-security-events.js';
import { JoinRequest } from '../join-requests/join-request.entity.js';
import { FormerAddress } from '../people/former-address.entity.js';
import { FormerAddresses1795687800000 } from './migrations/202611261010-former-addresses.js';
import { Views1795735800000 } from './migrations/202611262330-views.js';
import { HumanCheckRequests1795860600000 } from './migrations/202611281010-human-check-requests.js';
import { WhyViewed1795740900000 } from './migrations/202611270055-why-viewed.js';
import { PeopleSearch1795687200000 } from './migrations/202611261000-people-search.js';
import { NoHelpRequests1795683600000 } from './migrations/202611260900-no-help-requests.js';
import { LinksWithoutHashes1795861200000 } from './migrations/202611281020-links-without-hashes.js';
import { DeclinedInvitations1795865100000 } from './migrations/202611281085-declined-invitations.js';
import { InvitationCases1795920900000 } from './migrations/202611290255-invitation-cases.js';
import { OwnDetails1795919400000 } from './migrations/202611290230-own-details.js';
import { SessionDevices1795920600000 } from './migrations/202611290250-session-devices.js';
import { RecoveryCode } from '../second-factors/recovery-code.entity.js';
import { StoredPasskey } from '../passkeys/passkey.entity.js';
import { UsedChallenge } from '../passkeys/used-challenge.entity.js';
import { RecoveryCodes1795921800000 } from './migrations/202611290310-recovery-codes.js';
import { StoredEmailChange } from '../email-changes/email-change.entity.js';
import { StoredLinkedAccount } from '../linked-accounts/linked-account.entity.js';
import { LinkedAccounts1795957800000 } from './migrations/202611291310-linked-accounts.js';
import { LoneAdministrator } from '../lone-administrators/lone-administrator.entity.js';
import { LoneAdministrators1795958400000 } from './migrations/202611291320-lone-administrators.js';
import { EmailChanges1795953600000 } from './migrations/202611291200-email-changes.js';
import { Passkeys1795950000000 } from './migrations/202611291100-passkeys.js';
import { IdentityTables1795345200000 } from './migrations/202611221100-identity-tables.js';

/** The service's database with its entities and migrations, oldest first. */
export const identityDataSource = (url: string): DataSource =>
  dataSource({
    url,
    entities: [
      StoredAccessReview,
      Attempt,
      Credential,
      FormerAddress,
      Invitation,
      JoinRequest,
      KnownDevice,
      KnownOrganisation,
      LoneAdministrator,
      PasswordReset,
      Person,
      RecoveryCode,
      StoredEmailChange,
      StoredLinkedAccount,
      StoredPasskey,
      UsedChallenge,
      SecurityEvent,
      StoredMembership,
      SecondFactor,
      StoredSession,
      SigningKey,
      UsedHumanCheck,
    ],
    migrations: [
      IdentityTables1795345200000,
      NoHelpRequests1795683600000,
      PeopleSearch1795687200000,
      FormerAddresses1795687800000,
      Views1795735800000,
      WhyViewed1795740900000,
      HumanCheckRequests1795860600000,
      LinksWithoutHashes1795861200000,
      KnownDevices1795861800000,
      SecurityEvents1795861860000,
      DeclinedInvitations1795865100000,
      OwnDetails1795919400000,
      SessionDevices1795920600000,
      InvitationCases1795920900000,
      RecoveryCodes1795921800000,
      Passkeys1795950000000,
      EmailChanges1795953600000,
      LinkedAccounts1795957800000,
      LoneAdministrators1795958400000,
      AccessReviews1795959000000,
      ClosedAccounts1795974000000,
    ],
  });
