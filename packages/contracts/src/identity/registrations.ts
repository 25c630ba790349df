import { z } from 'zod';
import { organisationRole, staffRole } from '../access.js';
import { defineEvent, defineRequest, defineRoute } from '../define.js';
import { formId, requestId } from '../request-id.js';
import {
  count,
  email,
  moment,
  odsCode,
  opaque,
  requiredText,
  secret,
  typedLines,
  typedText,
  typedToken,
} from '../values.js';
import { device, session, startedSession } from './sessions.js';

/**
 * A challenge that shows there is a person (or at least a patient computer) behind a form.
 * Solve it by proof of work (find `number` with sha256(salt + number) = challenge) or by reading the image.
 */
export const humanChallenge = z.object({
  id: z.string(),
  salt: z.string(),
  challenge: z.string(),
  maxNumber: z.number().int(),
  /** SVG document with characters to read, for browsers without JavaScript. */
  image: z.string(),
});

export const createHumanChallenge = defineRoute('POST /human-challenges', {
  summary: 'A fresh human check',
  access: 'public',
  output: humanChallenge,
});

/** The answer to a human check: the number found, or the characters read. */
export const humanAnswer = z.strictObject({
  id: opaque(2000),
  number: count.optional(),
  characters: typedToken(20).optional(),
});

/** A new password; blanks at either end are left out, as they are when signing in. */
export const passwordText = secret('Enter a password');

/** What stands at the end of an emailed link, as it came back: mail programs add to it, break it and cut it off. */
export const ofLink = z.object({ token: opaque(1000) });

/** The token is none of ours, whatever is repaired: part of it is missing, or it was never given. */
export const linkProblem = z.enum(['link-incomplete']);

/**
 * Counts a public form of another service, and makes sure that a person has sent it. Refused as any such form here:
 * `human-check-failed` or `too-many-requests`.
 */
export const passHumanCheck = defineRequest('identity.human-checks.pass', {
  input: z.strictObject({ human: humanAnswer, clientAddress: opaque(100), email, requestId }),
  output: z.object({}),
});

const personDetails = {
  email,
  firstName: requiredText('Enter your first name', 100),
  lastName: requiredText('Enter your last name. If you have only one name, enter it in both boxes', 100),
  telephone: typedText(30).default(''),
};

/**
 * Register an organisation. The answer is the same whether or not the address is known: what happens next is in
 * the email. Refused with a `registrationProblem`.
 */
export const register = defineRoute('POST /registrations', {
  summary: 'Ask to register an organisation',
  access: 'public',
  body: z.strictObject({
    code: odsCode,
    ...personDetails,
    acceptTerms: z.literal(true, 'Accept the terms and conditions to register'),
    human: humanAnswer,
    requestId,
  }),
  output: z.object({ organisationName: z.string(), email: z.string() }),
});

/** Checks a code before the person types anything else. Same refusals as registering. */
export const checkRegistration = defineRoute('GET /registrations/:code', {
  summary: 'May this code register?',
  access: 'public',
  params: z.object({ code: odsCode }),
  output: z.object({ code: odsCode, organisationName: z.string() }),
});

export const registrationProblem = z.enum([
  'organisation-unknown',
  'organisation-closed',
  'organisation-not-eligible',
  'already-has-administrator',
  'too-many-organisations',
  'human-check-failed',
]);

/** Public forms say when they have been sent too often; `retryAfterSeconds` says how long to wait. */
export const limitProblem = z.enum(['too-many-requests']);

/**
 * A signed-in person adds a further organisation directly; same refusals. The sixth within 24 hours is refused with
 * `too-many-organisations`; sites of a head office they administer do not count.
 */
export const addOrganisation = defineRoute('POST /me/organisations', {
  summary: 'Register a further organisation with the account you have',
  access: 'authenticated',
  body: z.strictObject({ code: odsCode, human: humanAnswer, requestId }),
  output: z.object({ session }),
});

/** Ask the administrators to be let in. Same answer whether or not the address is known. */
export const askToJoin = defineRoute('POST /join-requests', {
  summary: 'Ask to join an organisation that already has an administrator',
  access: 'public',
  body: z.strictObject({
    code: odsCode,
    ...personDetails,
    message: typedLines(1000).default(''),
    human: humanAnswer,
    requestId,
  }),
  output: z.object({ organisationName: z.string() }),
});

export const joinRequest = z.object({
  id: z.uuid(),
  email: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  telephone: z.string(),
  message: z.string(),
  requestedAt: moment,
});
export type JoinRequest = z.infer<typeof joinRequest>;

export const listJoinRequests = defineRoute('GET /organisations/:code/join-requests', {
  summary: 'People waiting to be let in',
  access: 'users.manage',
  params: z.object({ code: odsCode }),
  output: z.object({ items: z.array(joinRequest) }),
});

export const answerJoinRequest = defineRoute('PUT /organisations/:code/join-requests/:id', {
  summary: 'Let somebody in, or refuse',
  access: 'users.manage',
  params: z.object({ code: odsCode, id: z.uuid() }),
  body: z.discriminatedUnion('outcome', [
    z.strictObject({ outcome: z.literal('approved'), role: organisationRole }),
    z.strictObject({ outcome: z.literal('refused') }),
  ]),
});

/** Asking to join is refused with `has-no-administrator` where registering is possible. */
export const joinRequestProblem = z.enum(['has-no-administrator', 'join-request-answered']);

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

/** Somebody asked to join with the address of an account that has access already. */
export const addressAlreadyRegistered = defineEvent(
  'identity.address-already-registered.v1',
  z.object({ personId: z.uuid(), code: odsCode, organisationName: typedText(500) }),
);

export const joinRequested = defineEvent(
  'identity.join-requested.v1',
  z.object({ requestId: z.uuid(), code: odsCode, organisationName: typedText(500) }),
);

export const joinAnswered = defineEvent(
  'identity.join-answered.v1',
  z.object({
    requestId: z.uuid(),
    code: odsCode,
    organisationName: typedText(500),
    outcome: z.enum(['approved', 'refused']),
  }),
);

/**
 * The secret part of an emailed link, made anew from its id whenever an email is about to be sent: it is never in an
 * event and never stored in the clear. Refused with `not-found` when there is nothing left to send, and with the reason
 * in `why` when there once was.
 */
export const issueLink = defineRequest('identity.links.issue', {
  input: z.strictObject({ kind: z.enum(['invitation', 'password-reset']), id: z.uuid() }),
  output: z.object({ token: z.string(), expiresAt: moment }),
});

/**
 * Why a link is no good any more: the `why` of a refusal of `identity.links.issue`. `staff`: the mailbox is that of a
 * staff account, which nobody can invite to an organisation.
 */
export const deadLink = z.enum(['expired', 'used', 'cancelled', 'declined', 'staff']);
export type DeadLink = z.infer<typeof deadLink>;

/** Who asked to join, what they wrote, and whether an administrator has answered. */
export const getJoinRequest = defineRequest('identity.join-requests.get', {
  idempotent: true,
  input: z.strictObject({ id: z.uuid() }),
  output: joinRequest.extend({ answered: z.boolean() }),
});
