import { z } from 'zod';
import { defineEvent, defineRoute } from '../define.js';
import { count, secret, typedToken } from '../values.js';
import { newSession } from './sessions.js';

const appCode = typedToken(20).regex(/^\d{6}$/, 'Enter the 6-digit code from your authenticator app');

/** Of the authenticator app, or one of the recovery codes that were given when it was set up. */
const anyCode = typedToken(20).regex(
  /^(\d{6}|\d{10})$/,
  'Enter the 6-digit code from your authenticator app, or one of your 10-digit recovery codes',
);
const password = secret('Enter your password');

/** A recovery code of ten digits counts once. The session goes on with a new secret; the old one is void. */
export const passSecondFactor = defineRoute('POST /sessions/current/second-factor', {
  summary: 'Show the code of your authenticator app, or a recovery code',
  access: 'authenticated',
  beforeSecondFactor: true,
  body: z.strictObject({ code: anyCode }),
  output: newSession,
});

/**
 * Asks for the password, so that a session left open gives nobody the account, and for a code of the app that it takes
 * the place of. Gives a new secret until one is confirmed; until then the app before goes on, and a confirmed secret is
 * never shown again.
 */
export const startSecondFactor = defineRoute('POST /me/second-factor', {
  summary: 'Begin to set up an authenticator app, or one in place of it',
  access: 'authenticated',
  beforeSecondFactor: true,
  body: z.strictObject({ password, code: anyCode.optional() }),
  output: z.object({ secret: z.string(), uri: z.string() }),
});

/** Codes of ten digits that count once each in place of the app's. Shown this once: they are kept as keyed hashes. */
const recoveryCodes = z.array(z.string());

/**
 * The session goes on with a new secret; the old one is void, and every other session owes the code. Recovery codes from
 * before no longer count.
 */
export const confirmSecondFactor = defineRoute('PUT /me/second-factor', {
  summary: 'Finish setting up an authenticator app with its first code',
  access: 'authenticated',
  beforeSecondFactor: true,
  body: z.strictObject({ code: appCode }),
  output: newSession.extend({ recoveryCodes }),
});

/** Refused with `second-factor-required-of-staff` for staff, who may only put another in its place. */
export const removeSecondFactor = defineRoute('POST /me/second-factor/removal', {
  summary: 'Sign in without an authenticator app from now on',
  access: 'authenticated',
  body: z.strictObject({ password, code: anyCode }),
});

/** Those from before no longer count. Refused with `second-factor-not-set-up` without an authenticator app. */
export const renewRecoveryCodes = defineRoute('PUT /me/recovery-codes', {
  summary: 'Make new recovery codes',
  access: 'authenticated',
  body: z.strictObject({ password }),
  output: z.object({ recoveryCodes }),
});

export const secondFactorProblem = z.enum([
  'second-factor-failed',
  'second-factor-already-set-up',
  'second-factor-not-set-up',
  'second-factor-required-of-staff',
]);

/** Somebody has changed, or got around, the second step of their own sign-in: the mailbox is told. */
export const secondFactorChanged = defineEvent(
  'identity.second-factor-changed.v1',
  z.object({
    personId: z.uuid(),
    did: z.enum([
      'replaced',
      'removed',
      'recovery-code-used',
      'recovery-codes-renewed',
      'passkey-added',
      'passkey-removed',
    ]),
    /** How many recovery codes there are now. */
    codesLeft: count,
  }),
);
