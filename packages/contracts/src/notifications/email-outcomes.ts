import { z } from 'zod';
import { defineRoute } from '../define.js';
import { moment, odsCode } from '../values.js';
import { refusalReason } from './refusals.js';

/**
 * `refused`: the mail server will not take it, now or later. `not-refused`: it has been taken, or was not needed any more.
 * `waiting`: neither is known yet; so it is for a form that nobody has sent.
 */
export const emailOutcome = z.enum(['waiting', 'not-refused', 'refused']);
export type EmailOutcome = z.infer<typeof emailOutcome>;

/**
 * By the `requestId` of the form, which only whoever sent it knows. Tells no address, no person and no answer of a server,
 * only what kind of answer it was.
 */
export const getEmailOutcome = defineRoute('GET /email-outcomes/:formId', {
  summary: 'What became of the email that a form has asked for',
  access: 'public',
  params: z.object({ formId: z.uuid() }),
  output: z.object({
    outcome: emailOutcome,
    /** `null` while no server has refused it, and when nothing of it is to be told. */
    refusal: z
      .object({
        /** What stands after the @ of the address; `null` when it may be another than what was typed. */
        domain: z.string().nullable(),
        reason: refusalReason,
        /** When it is tried for the last time; `null` when it is not tried again. */
        triedUntil: moment.nullable(),
      })
      .nullable(),
  }),
});

/** What is told of an email. */
export type ToldOutcome = z.infer<typeof getEmailOutcome.output>;

/** For administrators, who have typed the addresses. */
export const listRefusedInvitations = defineRoute('GET /organisations/:code/refused-invitations', {
  summary: 'Invitations whose last email was refused, by their ids, with whose mail server did and why',
  access: 'users.manage',
  params: z.object({ code: odsCode }),
  output: z.object({
    items: z.array(z.object({ id: z.uuid(), domain: z.string(), reason: refusalReason })),
  }),
});
