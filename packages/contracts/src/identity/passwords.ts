import { z } from 'zod';
import { defineEvent, defineRoute } from '../define.js';
import { formId, requestId } from '../request-id.js';
import { email, moment } from '../values.js';
import { humanAnswer } from './human-checks.js';
import { ofLink } from './links.js';
import { passwordText } from './registrations.js';
import { device } from './sessions.js';

/** Same answer whether or not the address exists. */
export const requestPasswordReset = defineRoute('POST /password-resets', {
  summary: 'Forgotten password: send a link',
  access: 'public',
  body: z.strictObject({ email, human: humanAnswer, requestId }),
});

export const getPasswordReset = defineRoute('GET /password-resets/:token', {
  summary: 'Is this link still good?',
  access: 'public',
  params: ofLink,
  output: z.object({
    state: z.enum(['open', 'expired', 'used']),
    email: z.string(),
    /** When a newer link was sent to the same person; this one works as well. */
    newerSentAt: moment.nullable(),
  }),
});

/** Sends a fresh link to the same person, whatever has become of this one. */
export const renewPasswordReset = defineRoute('POST /password-resets/:token/renewal', {
  summary: 'Send me a fresh link to choose a password',
  access: 'public',
  params: ofLink,
  body: z.strictObject({ requestId }).default({}),
});

/**
 * Changes the password, ends every session of the person, opens a locked account and makes this the one device that is
 * known to it.
 */
export const resetPassword = defineRoute('PUT /password-resets/:token', {
  summary: 'Choose a new password',
  access: 'public',
  params: ofLink,
  body: z.strictObject({ password: passwordText, device: device.optional() }),
  output: z.object({ device: z.string().optional() }),
});

export const passwordProblem = z.enum(['reset-link-expired', 'reset-link-used']);

export const passwordResetRequested = defineEvent(
  'identity.password-reset-requested.v1',
  z.object({
    resetId: z.uuid(),
    /** `null` for an address without an account: asking for a link costs the same, known or not. */
    personId: z.uuid().nullable(),
    /** Of a fresh link in place of an older one; never of somebody who typed an address. */
    formId,
  }),
);

export const passwordChanged = defineEvent('identity.password-changed.v1', z.object({ personId: z.uuid() }));
