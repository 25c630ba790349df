import type { EmailKind } from '@dspt/contracts/notifications/email-preferences';
import type { EmailTemplate } from '@dspt/contracts/notifications/emails';
import * as accounts from '../accounts/accounts.emails.js';
import * as assessments from '../assessments/assessments.emails.js';
import * as cases from '../cases/cases.emails.js';
import * as comingUp from '../coming-up/coming-up.emails.js';
import * as incidents from '../incidents/incidents.emails.js';
import * as invitations from '../invitations/invitations.emails.js';
import * as members from '../members/members.emails.js';
import * as passwords from '../passwords/passwords.emails.js';
import * as publications from '../publications/publications.emails.js';
import * as reminders from '../reminders/reminders.emails.js';
import * as joinRequests from '../join-requests/join-requests.emails.js';
import * as sites from '../sites/sites.emails.js';
import type { Template } from '../writing/template.js';

/** Says the same to everybody. */
const wordsOnly: Template<object> = {};

/** Every kind of email; its words are the file of its name in `content`. */
export const templates = {
  'invitation-to-register': invitations.invitationToRegister,
  'invitation-to-join': invitations.invitationToJoin,
  'invitation-to-staff': invitations.invitationToStaff,
  'address-already-registered': invitations.addressAlreadyRegistered,
  'already-user': invitations.alreadyUser,
  'join-requested': joinRequests.joinRequested,
  'join-refused': joinRequests.joinRefused,
  'site-list-corrected': sites.siteListCorrected,
  'head-office-function-switched': sites.headOfficeFunctionSwitched,
  'case-received': cases.caseReceived,
  'case-opened': cases.caseOpened,
  'case-answered': cases.caseAnswered,
  'incident-reported': incidents.incidentReported,
  'incident-due': incidents.incidentDue,
  'account-unlocked': wordsOnly,
  'sessions-ended': wordsOnly,
  'second-factor-reset': wordsOnly,
  'address-corrected': wordsOnly,
  'address-given-up': wordsOnly,
  'email-change-old': accounts.emailChangeOld,
  'email-change-new': accounts.emailChangeNew,
  'email-change-taken': wordsOnly,
  'email-changed': accounts.ownChange,
  'email-changed-away': wordsOnly,
  'accounts-merged': accounts.accountsMerged,
  'account-merged-away': wordsOnly,
  'accounts-separated': wordsOnly,
  'account-closed': wordsOnly,
  'former-address-used': wordsOnly,
  'invitation-cancelled': accounts.invitationCancelled,
  'invitation-declined': invitations.invitationDeclined,
  'provider-viewed': accounts.providerViewed,
  'password-reset': passwords.passwordReset,
  'password-changed': passwords.passwordChanged,
  'recovery-code-used': accounts.recoveryCodeUsed,
  'recovery-codes-renewed': accounts.ownChange,
  'passkey-added': accounts.ownChange,
  'passkey-removed': accounts.ownChange,
  'account-linked': accounts.linkedAccountChanged,
  'account-unlinked': accounts.linkedAccountChanged,
  'second-factor-replaced': accounts.ownChange,
  'second-factor-removed': accounts.ownChange,
  'member-added': members.memberAdded,
  'administrator-added': members.administratorAdded,
  'role-changed': members.roleChanged,
  'member-removed': members.memberRemoved,
  'organisation-left': members.organisationLeft,
  'member-left': members.memberLeft,
  'second-administrator': members.secondAdministrator,
  published: publications.published,
  'sites-covered': publications.sitesCovered,
  'sites-added': publications.sitesAdded,
  'sites-joined': sites.sitesJoined,
  'questions-given': assessments.questionsGiven,
  'questions-handed-over': assessments.questionsHandedOver,
  'coming-up': comingUp.comingUp,
  'status-ending': reminders.statusEnding,
  'assessment-moved': assessments.assessmentMoved,
  'publication-copied': publications.publicationCopy,
  'publication-copy-ended': publications.publicationCopy,
} satisfies Record<EmailTemplate, Template<never>>;

/** What goes to many at once when a group publishes, and what nobody waits for. */
export const news: ReadonlySet<EmailTemplate> = new Set([
  'second-administrator',
  'published',
  'sites-covered',
  'sites-added',
  'sites-joined',
  'status-ending',
  'site-list-corrected',
  'questions-given',
  'questions-handed-over',
  'coming-up',
  'assessment-moved',
  'publication-copied',
  'publication-copy-ended',
]);

/** What people can switch off, by kind; whatever is not here always comes. */
export const kindOf: Partial<Record<EmailTemplate, EmailKind>> = {
  'status-ending': 'reminders',
  'questions-given': 'work',
  'questions-handed-over': 'work',
  'coming-up': 'coming-up',
  'member-left': 'news',
  'second-administrator': 'news',
  'sites-covered': 'news',
  'sites-joined': 'news',
};

export type DataOf<N extends EmailTemplate> = (typeof templates)[N] extends Template<infer D> ? D : never;
