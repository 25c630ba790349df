import { z } from 'zod';
import { defineEvent, defineRequest, defineRoute } from '../define.js';
import { day, itemRef, odsCode } from '../values.js';
import { possibleOwner } from './assignments.js';

/** For how many months ahead it is said what is coming up. */
export const comingUpMonths = 12;

const question = { ref: itemRef, question: z.string() };

/** Something of an assessment that has a day. `on` is the last one that is in time. */
export const comingUp = z.discriminatedUnion('what', [
  /** A document that answers use, and the day by which it is to be looked at again. */
  z.object({
    what: z.literal('document'),
    on: day,
    id: z.uuid(),
    name: z.string(),
    refs: z.array(itemRef),
  }),
  /** What is planned for an outstanding item, and who does it, as the action plan has it. */
  z.object({ what: z.literal('action'), on: day, ...question, owner: z.string() }),
  /** An open item that is to be answered by a day. */
  z.object({ what: z.literal('question'), on: day, ...question, owner: possibleOwner.nullable() }),
  /** The certificate of the profile, and the last day on which it counts. */
  z.object({ what: z.literal('cyber-essentials-plus'), on: day }),
]);
export type ComingUp = z.infer<typeof comingUp>;

/** What is published is not among them: until when it counts is for the register to say. */
export const listComingUp = defineRoute('GET /organisations/:code/coming-up', {
  summary:
    'What of the assessment has a day that has passed, or comes in the next 12 months; the first day first',
  access: 'assessment.view',
  params: z.object({ code: odsCode }),
  output: z.object({ items: z.array(comingUp) }),
});

/** An organisation has something coming up. Told once a month at most; what it is, is asked for when the email is written. */
export const thingsComingUp = defineEvent('assessment.things-coming-up.v1', z.object({ code: odsCode }));

/**
 * What people are written to about: what is late, or comes within 60 days. Items that are to be answered only when they are
 * late: whoever was given one was told so then. Each with the people whose items it is about. The first day first, at most 200.
 */
export const findComingUp = defineRequest('assessment.coming-up.find', {
  idempotent: true,
  input: z.strictObject({ code: odsCode }),
  output: z.object({ items: z.array(z.object({ thing: comingUp, owners: z.array(z.uuid()) })) }),
});
