import { z } from 'zod';
import { defineRequest, defineRoute } from '../define.js';
import { day, email, listOf, moment, odsCode, opaque, paging, typedText } from '../values.js';

/** What is written down about signing in and about what was refused, in the words of the dashboard. */
export const securityEventNames = {
  'signed-in': 'Signed in with the password',
  'sign-in-failed': 'Sign-in failed: wrong password or no such account',
  'sign-in-refused': 'Sign-in refused: too many attempts before',
  'wait-begun': 'Too many failures: a wait began',
  'wait-ended': 'A wait was ended early',
  'second-factor-passed': 'Second factor shown',
  'second-factor-failed': 'Second factor failed: wrong code',
  'second-factor-set-up': 'Second factor set up',
  'second-factor-removed': 'Second factor removed',
  'passkey-used': 'Signed in with a passkey',
  'passkey-failed': 'A passkey was not taken',
  'passkey-added': 'Passkey added',
  'passkey-removed': 'Passkey removed',
  'linked-account-used': 'Signed in with a linked account',
  'linked-account-failed': 'Signing in with a linked account failed',
  'account-linked': 'Account of another service linked',
  'account-unlinked': 'Account of another service unlinked',
  'recovery-code-used': 'A recovery code was used in place of the second factor',
  'recovery-codes-renewed': 'New recovery codes were made',
  'password-again-failed': 'Wrong password when asked for it again',
  'password-reset-requested': 'A link to reset the password was asked for',
  'password-changed': 'Password changed',
  'email-change-requested': 'Another email address was asked for',
  'email-change-stopped': 'A change of the email address was stopped: nobody had asked for it',
  'email-changed': 'Email address changed',
  'invitation-declined': 'An invitation was declined',
  'account-closed': 'Account closed by its owner',
  'session-ended': 'Signed out',
  'sessions-ended': 'Signed out everywhere',
  'other-sessions-ended': 'Signed out everywhere else',
  'access-refused': 'Tried something that is not allowed',
  'human-check-failed': 'Human check failed',
} as const;

export const securityEventKind = z.enum(
  Object.keys(securityEventNames) as [
    keyof typeof securityEventNames,
    ...(keyof typeof securityEventNames)[],
  ],
);
export type SecurityEventKind = z.infer<typeof securityEventKind>;

const named = z.object({ id: z.uuid(), firstName: z.string(), lastName: z.string() });

/** Holds no email address: one that was typed is kept as a keyed hash, so that it is found by typing it again. */
export const securityEvent = z.object({
  id: z.uuid(),
  /** When it happened; the last time of several. */
  at: moment,
  kind: securityEventKind,
  /** How often, within ten minutes. */
  count: z.number().int(),
  /** Whose account; `null` for an address without one. */
  person: named.nullable(),
  /** Who did it, when it was somebody else. */
  by: named.nullable(),
  code: odsCode.nullable(),
  /** The network it came from: a part of the address, which leads to nobody's home. */
  network: z.string(),
  /** What was refused. */
  operation: z.string().nullable(),
  /** When a wait ends. */
  until: moment.nullable(),
  sessionId: z.uuid().nullable(),
  requestId: z.string().nullable(),
});
export type SecurityEvent = z.infer<typeof securityEvent>;

export const listSecurityEvents = defineRoute('GET /staff/security-events', {
  summary: 'Sign-ins, failures, waits and refusals, newest first',
  access: 'staff.security-events.view',
  query: z.object({
    /** As it was typed to sign in, whether or not it has an account. */
    email: email.optional(),
    personId: z.uuid().optional(),
    kind: securityEventKind.optional(),
    from: day.optional(),
    until: day.optional(),
    sort: z.literal('at').default('at'),
    order: z.literal('DESC').default('DESC'),
    ...paging,
  }),
  output: listOf(securityEvent),
});

/** For whoever helps somebody to get in: what happened at one account. */
export const listPersonSecurityEvents = defineRoute('GET /staff/people/:id/security-events', {
  summary: 'Sign-ins, failures and waits of one person, newest first',
  access: 'staff.people.view',
  params: z.object({ id: z.uuid() }),
  query: z.object(paging),
  output: listOf(securityEvent),
});

/** The portal tells what somebody signed in was refused; within ten minutes the same is counted, not written again. */
export const reportRefusal = defineRequest('identity.security-events.report-refusal', {
  input: z.strictObject({
    personId: z.uuid(),
    sessionId: z.uuid(),
    code: odsCode.nullable(),
    /** Method and route, without what is in it. */
    operation: typedText(200),
    address: opaque(100),
    requestId: opaque(100),
  }),
  output: z.object({}),
});
