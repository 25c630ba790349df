import { z } from 'zod';
import { defineRoute } from '../define.js';
import { odsCode } from '../values.js';

/**
 * `refused`: the mail server will not take it, now or later. `not-refused`: it has been taken, or was not needed any more.
 * `waiting`: neither is known yet; so it is for a form that nobody has sent.
 */
export const emailOutcome = z.enum(['waiting', 'not-refused', 'refused']);
export type EmailOutcome = z.infer<typeof emailOutcome>;

/** By the `requestId` of the form, which only whoever sent it knows. Tells no address, no person and no answer of a server. */
export const getEmailOutcome = defineRoute('GET /email-outcomes/:formId', {
  summary: 'What became of the email that a form has asked for',
  access: 'public',
  params: z.object({ formId: z.uuid() }),
  output: z.object({ outcome: emailOutcome }),
});

export const listRefusedInvitations = defineRoute('GET /organisations/:code/refused-invitations', {
  summary: 'Invitations whose last email was refused, by their ids',
  access: 'users.manage',
  params: z.object({ code: odsCode }),
  output: z.object({ items: z.array(z.uuid()) }),
});
