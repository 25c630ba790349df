import { z } from 'zod';
import { organisationRole, staffRole } from '../access.js';
import { defineEvent, defineRequest, defineRoute } from '../define.js';
import { email, moment, odsCode, opaque, secret } from '../values.js';

/** Public signing keys, newest first; tokens name theirs by `kid`. */
export const listKeys = defineRequest('identity.keys.list', {
  idempotent: true,
  input: z.strictObject({}),
  output: z.object({ keys: z.array(z.looseObject({ kid: z.string(), kty: z.string() })) }),
});

/** Somewhere the person may act. */
export const membership = z.object({
  code: odsCode,
  organisationName: z.string(),
  role: organisationRole,
});
export type Membership = z.infer<typeof membership>;

/** A browser's session as the portal shows it. */
export const session = z.object({
  id: z.uuid(),
  person: z.object({
    id: z.uuid(),
    email: z.string(),
    firstName: z.string(),
    lastName: z.string(),
  }),
  memberships: z.array(membership),
  /** The organisation chosen; `null` until a person with several has chosen. */
  organisation: membership.nullable(),
  staff: z.object({ role: staffRole, areas: z.array(z.string()) }).nullable(),
  /** Staff must set up, or show, their second factor before anything else. */
  secondFactor: z.enum(['none', 'set-up-required', 'required', 'passed']),
  /** What the person has for it. */
  secondFactors: z.object({ app: z.boolean(), passkeys: z.boolean() }),
  /** A member of staff looks at the organisation as its people see it, until then; nothing can be changed. */
  impersonation: z.object({ until: moment }).nullable(),
  /** Idle or absolute end, whichever comes first, if nothing more happens. */
  endsAt: moment,
});
export type Session = z.infer<typeof session>;

/**
 * Swaps a browser's session secret for a signed token that lives two minutes.
 * `touch: false` reads without keeping the session awake. Refused with `session-ended`.
 */
export const exchangeSession = defineRequest('identity.sessions.exchange', {
  idempotent: true,
  input: z.strictObject({ secret: opaque(100).min(20), touch: z.boolean().default(true) }),
  output: z.object({ token: z.string(), tokenExpiresAt: moment, session }),
});

/** Session secret for the cookie: given once, stored hashed. */
export const newSession = z.object({ secret: z.string(), session });

/**
 * What a browser keeps after signing in, also when it signs out: by it the accounts that were signed in to there know
 * the device again, and strangers' failures do not lock it out. It opens nothing.
 */
export const device = opaque(100).min(20);

/** A session somebody has just begun, and what makes the device known to the account from now on. */
export const startedSession = newSession.extend({ device: z.string().optional() });

/**
 * One answer for every failure (`sign-in-failed`); after five of them per account or network
 * `sign-in-slowed` says how long to wait (`retryAfterSeconds`). A device that is known to the account is counted apart.
 */
export const signIn = defineRoute('POST /sessions', {
  summary: 'Sign in',
  access: 'public',
  body: z.strictObject({
    email,
    password: secret('Enter your password'),
    device: device.optional(),
  }),
  output: startedSession,
});

export const getCurrentSession = defineRoute('GET /sessions/current', {
  summary: 'Who is signed in, and for which organisation',
  access: 'authenticated',
  beforeSecondFactor: true,
  output: session,
});

export const signOut = defineRoute('DELETE /sessions/current', {
  summary: 'Sign out, or stop viewing as a provider',
  access: 'authenticated',
  whileImpersonating: true,
  beforeSecondFactor: true,
});

export const chooseOrganisation = defineRoute('PUT /sessions/current/organisation', {
  summary: 'Choose the organisation to act for',
  access: 'authenticated',
  body: z.strictObject({ code: odsCode }),
  output: z.object({ session }),
});

export const sessionProblem = z.enum([
  'sign-in-failed',
  'sign-in-slowed',
  'session-ended',
  'second-factor-missing',
]);

/**
 * Every token of the person (or of one session) issued before `before` is void. Services listen to it live,
 * so that an ended session, a removed role or a changed password takes effect within a second.
 */
export const accessRevoked = defineEvent(
  'identity.access-revoked.v1',
  z.object({ personId: z.uuid(), sessionId: z.uuid().nullable(), before: moment }),
);
