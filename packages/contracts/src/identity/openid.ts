import { z } from 'zod';
import { defineEvent, defineRoute } from '../define.js';
import { moment, opaque, secret, typedText } from '../values.js';
import { device, startedSession } from './sessions.js';

/** What only identity can read, kept by the browser between two steps. */
const sealed = opaque(3500);

/** With what the browser came back from there. */
const comeBack = z.strictObject({
  sealed,
  /** The query of the address it came back to, without the question mark. */
  returned: opaque(6000),
});

/** Somebody of the other service. */
const stranger = z.object({
  /** Says that it was they who came back. Good for ten minutes, and for nothing but linking. */
  proof: z.string(),
  /** What they are called there: an email address, if it tells us one. */
  account: z.string(),
});

/** Begins OpenID Connect (authorisation code, PKCE). Refused with `openid-unavailable` while the other service does not answer. */
export const startOpenid = defineRoute('POST /openid-requests', {
  summary: 'Where to send a browser that signs in with an account of another service',
  access: 'public',
  output: z.object({ url: z.url(), sealed: z.string() }),
});

/** Refused with `openid-failed` or `openid-cancelled`. Whoever has a second factor here owes it still. */
export const signInWithOpenid = defineRoute('POST /sessions/openid', {
  summary: 'Sign in with an account of another service',
  access: 'public',
  body: comeBack.extend({ device: device.optional() }),
  output: z.union([z.object({ started: startedSession }), z.object({ stranger })]),
});

/** Refused with `openid-failed` or `openid-cancelled`. */
export const proveOpenid = defineRoute('POST /me/linked-account/proof', {
  summary: 'Show whose account of another service is to be linked to yours',
  access: 'authenticated',
  body: comeBack,
  output: stranger,
});

export const linkedAccount = z.object({
  account: z.string(),
  linkedAt: moment,
  lastUsedAt: moment.nullable(),
});
export type LinkedAccount = z.infer<typeof linkedAccount>;

export const getLinkedAccount = defineRoute('GET /me/linked-account', {
  summary: 'The account of another service that you sign in with',
  access: 'authenticated',
  output: z.object({ linked: linkedAccount.nullable() }),
});

/**
 * In the place of the one before, if there was one. Asks for the password, which goes on working. Refused with
 * `openid-failed` when the proof is none or has ended, with `openid-linked-elsewhere` when it opens another account.
 */
export const linkAccount = defineRoute('PUT /me/linked-account', {
  summary: 'Sign in with that account of another service from now on',
  access: 'authenticated',
  body: z.strictObject({ proof: sealed, password: secret('Enter your password') }),
});

export const unlinkAccount = defineRoute('POST /me/linked-account/removal', {
  summary: 'Sign in with it no longer',
  access: 'authenticated',
  body: z.strictObject({ password: secret('Enter your password') }),
});

export const openidProblem = z.enum([
  'openid-unavailable',
  'openid-failed',
  'openid-cancelled',
  'openid-linked-elsewhere',
]);

/** Another account opens this one, or opens it no longer: the mailbox is told. */
export const linkedAccountChanged = defineEvent(
  'identity.linked-account-changed.v1',
  z.object({
    personId: z.uuid(),
    did: z.enum(['linked', 'unlinked']),
    /** What people call the other service. */
    service: typedText(100),
  }),
);
