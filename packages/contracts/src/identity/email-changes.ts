import { z } from 'zod';
import { defineEvent, defineRoute } from '../define.js';
import { requestId } from '../request-id.js';
import { email, moment, secret } from '../values.js';
import { ofLink } from './links.js';

/** Whose mailbox a link went to: that of the address the account has, or of the one it is to have. */
export const mailboxSide = z.enum(['old', 'new']);
export type MailboxSide = z.infer<typeof mailboxSide>;

/**
 * `open`: at least one mailbox has not confirmed it; `taken`: both have, and the new address has an account of its own;
 * `stopped`: somebody who reads one of them has said that they did not ask for it.
 */
export const emailChangeState = z.enum(['open', 'done', 'taken', 'cancelled', 'stopped', 'expired']);
export type EmailChangeState = z.infer<typeof emailChangeState>;

export const emailChange = z.object({
  from: z.string(),
  to: z.string(),
  state: emailChangeState,
  confirmed: z.array(mailboxSide),
  expiresAt: moment,
});
export type EmailChange = z.infer<typeof emailChange>;

/**
 * Sends a link to each of the two mailboxes, good for 24 hours; the address changes once both were pressed. A change that
 * was asked for before is cancelled. Whether the new address has an account is never said here: its mailbox is told.
 */
export const startEmailChange = defineRoute('POST /me/email-change', {
  summary: 'Ask for another email address to sign in with',
  access: 'authenticated',
  body: z.strictObject({ email, password: secret('Enter your password'), requestId }),
  output: emailChange,
});

export const getOwnEmailChange = defineRoute('GET /me/email-change', {
  summary: 'The change of your email address that is under way',
  access: 'authenticated',
  output: z.object({ change: emailChange.nullable() }),
});

export const cancelEmailChange = defineRoute('DELETE /me/email-change', {
  summary: 'Keep your email address: the links no longer work',
  access: 'authenticated',
});

const link = ofLink.extend({ side: mailboxSide });

export const getEmailChange = defineRoute('GET /email-changes/:side/:token', {
  summary: 'What this link confirms, and whether it is still good',
  access: 'public',
  params: link,
  output: emailChange,
});

/** The last of the two changes the address, ends every session and tells both mailboxes. Pressed twice it is pressed once. */
export const confirmEmailChange = defineRoute('POST /email-changes/:side/:token/confirmation', {
  summary: 'Confirm a new email address',
  access: 'public',
  params: link,
  output: emailChange,
});

export const stopEmailChange = defineRoute('POST /email-changes/:side/:token/refusal', {
  summary: 'I did not ask for this: nothing changes',
  access: 'public',
  params: link,
  output: emailChange,
});

/** `email-change-over`: done, cancelled, stopped or expired. */
export const emailChangeProblem = z.enum(['email-change-over']);

/** Both mailboxes get a link. */
export const emailChangeRequested = defineEvent(
  'identity.email-change-requested.v1',
  z.object({ changeId: z.uuid() }),
);

/** Somebody signs in with another address now: both mailboxes are told. */
export const emailChanged = defineEvent(
  'identity.email-changed.v1',
  z.object({ personId: z.uuid(), formerAddressId: z.uuid() }),
);
