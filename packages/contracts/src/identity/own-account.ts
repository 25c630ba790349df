import { z } from 'zod';
import { defineEvent, defineRoute } from '../define.js';
import { count, moment, secret } from '../values.js';
import { passwordText, personDetails } from './registrations.js';
import { device, startedSession } from './sessions.js';

const { firstName, lastName, telephone } = personDetails;

/** What somebody reads about their own account. */
export const ownAccount = z.object({
  email: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  telephone: z.string(),
  /** Of the names and the telephone number. */
  version: count,
  passwordChangedAt: moment.nullable(),
  /** Where the person is signed in, this session counted. */
  sessions: count,
  /** Codes that can still be used in place of the authenticator app; `null` without one. */
  recoveryCodesLeft: count.nullable(),
});
export type OwnAccount = z.infer<typeof ownAccount>;

export const getOwnAccount = defineRoute('GET /me', {
  summary: 'Your own account',
  access: 'authenticated',
  output: ownAccount,
});

/**
 * Refused with `details-changed` when another window has changed them since: the answer has `current`, the account as
 * it is now.
 */
export const changeOwnDetails = defineRoute('PUT /me', {
  summary: 'Change your own name and telephone number',
  access: 'authenticated',
  body: z.strictObject({ firstName, lastName, telephone, version: count }),
  output: ownAccount,
});

/**
 * Ends every other session of the person; this one goes on with a new secret. This device becomes the only one that is
 * known to the account. Guessing the current password is stopped as it is when signing in (`sign-in-slowed`).
 */
export const changeOwnPassword = defineRoute('PUT /me/password', {
  summary: 'Change your own password',
  access: 'authenticated',
  body: z.strictObject({
    currentPassword: secret('Enter your current password'),
    password: passwordText,
    device: device.optional(),
  }),
  output: startedSession,
});

/** Somewhere a person is signed in. */
export const ownSession = z.object({
  id: z.uuid(),
  /** Browser and system in words, such as `Chrome on Windows`; `null` when it did not say. */
  device: z.string().nullable(),
  startedAt: moment,
  /** To within ten seconds. */
  lastUsedAt: moment,
  /** The one that asks. */
  current: z.boolean(),
});
export type OwnSession = z.infer<typeof ownSession>;

export const listOwnSessions = defineRoute('GET /me/sessions', {
  summary: 'Where you are signed in, the last used first',
  access: 'authenticated',
  output: z.object({ items: z.array(ownSession) }),
});

export const endOwnSession = defineRoute('DELETE /me/sessions/:id', {
  summary: 'Sign out of one of your sessions',
  access: 'authenticated',
  params: z.object({ id: z.uuid() }),
});

export const endOtherSessions = defineRoute('DELETE /me/sessions', {
  summary: 'Sign out everywhere else',
  access: 'authenticated',
});

/**
 * Leaves every organisation and frees the email address; nobody can sign in any more, and there is no way back. Names stay
 * beside what the person has answered and published. Refused with `only-administrator`, naming the `organisations`, and
 * with `staff-account`.
 */
export const closeAccount = defineRoute('POST /me/closing', {
  summary: 'Close your own account for good',
  access: 'authenticated',
  body: z.strictObject({ password: secret('Enter your password') }),
});

export const ownAccountProblem = z.enum(['details-changed', 'only-administrator', 'staff-account']);

/** Whoever reads the mailbox is told; it is nobody’s user name any more. */
export const accountClosed = defineEvent(
  'identity.account-closed.v1',
  z.object({ formerAddressId: z.uuid() }),
);

/** Somebody has another name now: whoever keeps a copy of it asks for it. */
export const personRenamed = defineEvent('identity.person-renamed.v1', z.object({ personId: z.uuid() }));
