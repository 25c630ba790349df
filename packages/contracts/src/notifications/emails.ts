import { z } from 'zod';
import { defineRoute } from '../define.js';
import { day, emailPart, flag, listOf, moment, odsCode, paging, requiredLines } from '../values.js';

/**
 * `cancelled`: what it was about was used or withdrawn before it could be sent. `switched-off`: the person does not want
 * emails of its kind.
 */
export const emailState = z.enum(['waiting', 'sent', 'failed', 'cancelled', 'switched-off']);

/** Every kind of email, and how people call it. */
export const emailTemplateNames = {
  'invitation-to-register': 'Confirm address to register',
  'invitation-to-join': 'Invitation to an organisation',
  'invitation-to-staff': 'Staff account',
  'address-already-registered': 'Address already registered',
  'already-user': 'Asked to join, has access already',
  'join-requested': 'Somebody asks to join',
  'join-refused': 'Request to join refused',
  'site-list-corrected': 'Sites corrected by the helpdesk',
  'head-office-function-switched': 'Head-office function switched',
  'case-received': 'Request for help received',
  'case-opened': 'New case (to the helpdesk)',
  'case-answered': 'Answer from the helpdesk',
  'incident-reported': 'Incident reported',
  'incident-due': 'Incident: tell the regulator',
  'account-unlocked': 'Account unlocked',
  'sessions-ended': 'Signed out everywhere',
  'second-factor-reset': 'Second factor reset',
  'address-corrected': 'Email address corrected',
  'address-given-up': 'Email address no longer used',
  'accounts-merged': 'Accounts merged',
  'account-merged-away': 'Account merged into another',
  'accounts-separated': 'Accounts separated again',
  'account-closed': 'Account closed',
  'former-address-used': 'Former email address used',
  'invitation-cancelled': 'Invitation cancelled',
  'invitation-declined': 'Invitation declined',
  'provider-viewed': 'Helpdesk has looked',
  'password-reset': 'Choose a new password',
  'password-changed': 'Password changed',
  'recovery-code-used': 'Recovery code used',
  'recovery-codes-renewed': 'New recovery codes',
  'passkey-added': 'Passkey added',
  'email-change-old': 'Confirm that you want another email address',
  'email-change-new': 'Confirm your new email address',
  'email-change-taken': 'This address has an account already',
  'email-changed': 'Email address changed',
  'email-changed-away': 'Email address no longer used',
  'passkey-removed': 'Passkey removed',
  'account-linked': 'Account of another service linked',
  'account-unlinked': 'Account of another service unlinked',
  'second-factor-replaced': 'Authenticator app replaced',
  'second-factor-removed': 'Authenticator app removed',
  'member-added': 'Added to an organisation',
  'administrator-added': 'New administrator',
  'role-changed': 'Role changed',
  'member-removed': 'Removed from an organisation',
  'organisation-left': 'Left an organisation',
  'member-left': 'Somebody has left',
  'second-administrator': 'Only one administrator',
  published: 'Published',
  'sites-covered': 'Sites covered',
  'sites-added': 'Sites added to a publication',
  'sites-joined': 'New sites of a head office',
  'questions-given': 'Questions to answer',
  'questions-handed-over': 'Questions handed over',
  'coming-up': 'What is coming up',
  'status-ending': 'Reminder to publish again',
  'assessment-moved': 'Assessment moved by the helpdesk',
  'publication-copied': 'Publication copied by the helpdesk',
  'publication-copy-ended': 'Copy of a publication taken back',
} as const;
export type EmailTemplate = keyof typeof emailTemplateNames;

/** One email and what became of it. Bodies are not kept. */
export const emailEntry = z.object({
  id: z.uuid(),
  to: z.string(),
  template: z.string(),
  subject: z.string(),
  code: odsCode.nullable(),
  state: emailState,
  /** Times the mail server was given it; not those when there was no mail server to reach. */
  attempts: z.number().int(),
  lastError: z.string().nullable(),
  createdAt: moment,
  sentAt: moment.nullable(),
  nextAttemptAt: moment.nullable(),
  /** Failed, and somebody decided that nothing is to be done about it. */
  discardedAt: moment.nullable(),
});
export type EmailEntry = z.infer<typeof emailEntry>;

/** One email with everything that happened to it. */
export const emailDetail = emailEntry.extend({
  codes: z.array(odsCode),
  /** Whom it is for, when they have an account. */
  person: z.uuid().nullable(),
  /** Each time the mail server was given it, and what it said when it refused. */
  tries: z.array(z.object({ at: moment, accepted: z.boolean(), answer: z.string().nullable() })),
  /** The email that this one sends again. */
  resends: z.uuid().nullable(),
  /** Who had it sent again. */
  requestedBy: z.string().nullable(),
  /** Id of the request that has led to it, as logs and audit lines have it. */
  causedBy: z.uuid().nullable(),
  resentAs: z.array(
    z.object({ id: z.uuid(), createdAt: moment, state: emailState, requestedBy: z.string().nullable() }),
  ),
  discarded: z.object({ at: moment, by: z.string(), reason: z.string() }).nullable(),
});
export type EmailDetail = z.infer<typeof emailDetail>;

export const listStaffEmails = defineRoute('GET /staff/emails', {
  summary: 'Emails sent, filtered, sorted and paged',
  access: 'staff.emails.view',
  query: z.object({
    code: odsCode.optional(),
    /** Part of the address. */
    to: emailPart.optional(),
    template: z.enum(Object.keys(emailTemplateNames) as EmailTemplate[]).optional(),
    state: emailState.optional(),
    /** First and last day on which it was written, in the United Kingdom. */
    from: day.optional(),
    until: day.optional(),
    /** Only those that failed and were neither sent again nor discarded. */
    unresolved: flag.optional(),
    sort: z.enum(['createdAt', 'sentAt', 'to', 'template', 'state']).default('createdAt'),
    order: z.enum(['ASC', 'DESC']).default('DESC'),
    ...paging,
  }),
  output: listOf(emailEntry),
});

const oneEmail = z.object({ id: z.uuid() });

export const getStaffEmail = defineRoute('GET /staff/emails/:id', {
  summary: 'One email, each try to send it, and what became of it',
  access: 'staff.emails.view',
  params: oneEmail,
  output: emailDetail,
});

/**
 * Writes the email again from the fact it was first written from, with a fresh link where it has one, and sends it to
 * whom that fact concerns now. The same `requestId` again sends nothing. Refused with an `emailProblem`, or with
 * `service-unavailable` when whoever knows the facts is away.
 */
export const resendEmail = defineRoute('POST /staff/emails/:id/resend', {
  summary: 'Send an email again',
  access: 'staff.emails.resend',
  params: oneEmail,
  body: z.strictObject({ requestId: z.uuid() }),
  output: emailDetail,
});

export const discardEmail = defineRoute('POST /staff/emails/:id/discard', {
  summary: 'Decide that nothing is to be done about an email that failed',
  access: 'staff.dead-letters.manage',
  params: oneEmail,
  body: z.strictObject({ reason: requiredLines('Say why nothing is to be done about it', 500) }),
  output: emailDetail,
});

export const emailProblem = z.enum([
  'email-waiting',
  'nothing-to-send',
  'email-not-failed',
  'email-resent',
  'email-discarded',
]);
