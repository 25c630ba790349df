import { z } from 'zod';
import { defineRoute } from '../define.js';
import { moment, opaque, requiredText, secret } from '../values.js';
import { device, newSession, startedSession } from './sessions.js';

/** Bytes in base64url, as WebAuthn gives them to JSON. */
const bytes = (max: number) =>
  opaque(max).regex(/^[\w-]+$/, 'Your browser gave something that is no passkey. Try again');

/** A credential as the browser's `toJSON` writes it; whatever else a browser adds is left out. */
const credential = <R extends z.ZodType>(response: R) =>
  z.object({ id: bytes(2000), rawId: bytes(2000), type: z.literal('public-key'), response });

/** What a browser answers when somebody shows a passkey. */
export const shownPasskey = credential(
  z.object({
    clientDataJSON: bytes(4000),
    authenticatorData: bytes(4000),
    signature: bytes(2000),
    userHandle: bytes(200).optional(),
  }),
);

/** What a browser answers when it has made one. */
export const madePasskey = credential(
  z.object({
    clientDataJSON: bytes(4000),
    attestationObject: bytes(18_000),
    transports: z.array(opaque(30)).max(10).optional(),
  }),
);

/** What the browser is to do, in WebAuthn's own words: it goes to `navigator.credentials` as it is. */
const options = z.looseObject({ challenge: z.string() });

/** Good for ten minutes and for one sign-in. It says nothing about any account: the browser knows its passkeys. */
export const requestPasskey = defineRoute('POST /passkey-requests', {
  summary: 'What a browser needs to ask for a passkey',
  access: 'public',
  output: z.object({ options }),
});

/**
 * In place of the password and of the second factor: the device has checked that it is the person. One answer for every
 * failure (`passkey-failed`).
 */
export const signInWithPasskey = defineRoute('POST /sessions/passkey', {
  summary: 'Sign in with a passkey',
  access: 'public',
  body: z.strictObject({ credential: shownPasskey, device: device.optional() }),
  output: startedSession,
});

/** The session goes on with a new secret; the old one is void. */
export const passSecondFactorWithPasskey = defineRoute('POST /sessions/current/passkey', {
  summary: 'Show a passkey after the password, in place of a code',
  access: 'authenticated',
  beforeSecondFactor: true,
  body: z.strictObject({ credential: shownPasskey }),
  output: newSession,
});

export const passkey = z.object({
  id: z.uuid(),
  /** What the person calls it. */
  name: z.string(),
  /** It goes to other devices of the person by itself. */
  synced: z.boolean(),
  createdAt: moment,
  lastUsedAt: moment.nullable(),
});
export type Passkey = z.infer<typeof passkey>;

export const listOwnPasskeys = defineRoute('GET /me/passkeys', {
  summary: 'Your passkeys, the oldest first',
  access: 'authenticated',
  output: z.object({ items: z.array(passkey) }),
});

/** Asks for the password, so that a session left open gives nobody the account. Good for ten minutes. */
export const startPasskey = defineRoute('POST /me/passkeys/request', {
  summary: 'Begin to add a passkey',
  access: 'authenticated',
  body: z.strictObject({ password: secret('Enter your password') }),
  output: z.object({ options }),
});

/**
 * The session goes on with a new secret, and every other session owes the passkey or a code. Whoever had no second factor
 * before gets recovery codes, this once.
 */
export const addPasskey = defineRoute('POST /me/passkeys', {
  summary: 'Finish adding a passkey',
  access: 'authenticated',
  body: z.strictObject({
    name: requiredText('Give the passkey a name, such as “My phone”', 60),
    credential: madePasskey,
  }),
  output: newSession.extend({ recoveryCodes: z.array(z.string()).nullable() }),
});

export const removePasskey = defineRoute('POST /me/passkeys/:id/removal', {
  summary: 'Take one of your passkeys away',
  access: 'authenticated',
  params: z.object({ id: z.uuid() }),
  body: z.strictObject({ password: secret('Enter your password') }),
});

export const passkeyProblem = z.enum(['passkey-failed', 'passkey-known']);
