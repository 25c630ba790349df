import { z } from 'zod';
import { organisationRole, staffRole } from '../access.js';
import { defineEvent, defineRoute } from '../define.js';
import { formId, requestId } from '../request-id.js';
import { moment, odsCode, typedText } from '../values.js';
import { device, session, startedSession } from './sessions.js';
import { passwordText } from './registrations.js';
import { ofLink } from './links.js';

/** What the page behind an emailed link shows. */
export const invitation = z.object({
  id: z.uuid(),
  /**
   * `replaced`: a newer link was sent (`sentAt`) and still works. `taken`: somebody else has become the first
   * administrator since; ask to join.
   */
  state: z.enum(['open', 'expired', 'replaced', 'used', 'cancelled', 'declined', 'taken']),
  /** When the newest link was sent. */
  sentAt: moment,
  email: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  telephone: z.string(),
  code: odsCode.nullable(),
  organisationName: z.string().nullable(),
  role: z.union([organisationRole, staffRole]),
  expiresAt: moment,
  /** The mailbox has an account by now: ask for its password instead of a new one. */
  hasAccount: z.boolean(),
  /** Somebody has invited them, and can be told that they do not want to. */
  declinable: z.boolean(),
  /** The terms were accepted before: with the account, or when the organisation was registered. */
  termsAccepted: z.boolean(),
});

export const getInvitation = defineRoute('GET /invitations/:token', {
  summary: 'The invitation behind a link',
  access: 'public',
  params: ofLink,
  output: invitation,
});

/**
 * Sets the password and signs in. Where the mailbox has an account by now, its password is asked for instead.
 * Refused with an `invitationProblem`, or with `invalid-input` for a weak or wrong password.
 */
export const acceptInvitation = defineRoute('POST /invitations/:token/acceptance', {
  summary: 'Confirm your email address and choose a password',
  access: 'public',
  params: ofLink,
  body: z.strictObject({
    password: passwordText,
    acceptTerms: z.literal(true, 'Accept the terms and conditions'),
    device: device.optional(),
  }),
  output: startedSession,
});

/** Sends a fresh link to the same mailbox. */
export const renewInvitation = defineRoute('POST /invitations/:token/renewal', {
  summary: 'Send me a fresh link',
  access: 'public',
  params: ofLink,
  body: z.strictObject({ requestId }).default({}),
});

/**
 * Says no to an invitation to an organisation: it is over, and whoever invited is told. Declining twice is declining once.
 * Refused with an `invitationProblem`.
 */
export const declineInvitation = defineRoute('POST /invitations/:token/refusal', {
  summary: 'Decline an invitation',
  access: 'public',
  params: ofLink,
});

export const invitationProblem = z.enum([
  'invitation-expired',
  'invitation-replaced',
  'invitation-used',
  'invitation-cancelled',
  'invitation-declined',
  'staff-cannot-join',
]);

/** An invitation to the mailbox of somebody who is signed in. */
export const myInvitation = z.object({
  id: z.uuid(),
  code: odsCode,
  organisationName: z.string(),
  role: organisationRole,
  /** Name; `null` for the helpdesk. */
  invitedBy: z.string().nullable(),
  expiresAt: moment,
});
export type MyInvitation = z.infer<typeof myInvitation>;

export const listMyInvitations = defineRoute('GET /me/invitations', {
  summary: 'Organisations that have invited you',
  access: 'authenticated',
  output: z.object({ items: z.array(myInvitation) }),
});

/** Joins the organisation and acts for it. Refused with an `invitationProblem`; that of another mailbox is not found. */
export const acceptMyInvitation = defineRoute('POST /me/invitations/:id/acceptance', {
  summary: 'Accept an invitation with the account you have',
  access: 'authenticated',
  params: z.object({ id: z.uuid() }),
  output: z.object({ session }),
});

/** The same, signed in. An invitation to another mailbox is not found. */
export const declineMyInvitation = defineRoute('POST /me/invitations/:id/refusal', {
  summary: 'Decline an invitation to the account you have',
  access: 'authenticated',
  params: z.object({ id: z.uuid() }),
});

export const invitationCreated = defineEvent(
  'identity.invitation-created.v1',
  z.object({
    invitationId: z.uuid(),
    code: odsCode.nullable(),
    organisationName: typedText(500).nullable(),
    role: z.union([organisationRole, staffRole]),
    kind: z.enum(['registration', 'user', 'staff']),
    invitedBy: z.uuid().nullable(),
    /** Of the helpdesk's action that has led to it. */
    caseNumber: typedText(40).nullable().default(null),
    formId,
  }),
);

/** Whoever invited is told. */
export const invitationDeclined = defineEvent(
  'identity.invitation-declined.v1',
  z.object({
    invitationId: z.uuid(),
    code: odsCode,
    organisationName: typedText(500),
    /** `null` for the helpdesk. */
    invitedBy: z.uuid().nullable(),
  }),
);
