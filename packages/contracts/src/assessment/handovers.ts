import { z } from 'zod';
import { defineEvent, defineRequest, defineRoute } from '../define.js';
import { requestId } from '../request-id.js';
import { count, day, editionId, itemRef, odsCode, typedLines, typedText } from '../values.js';

const ofOrganisation = z.object({ code: odsCode });

/** For whoever is about to leave: where something would be left behind. Organisations without anything are left out. */
export const listInHand = defineRoute('GET /me/in-hand', {
  summary: 'How many questions you still have to answer, in each of your organisations',
  access: 'authenticated',
  output: z.object({
    items: z.array(z.object({ code: odsCode, organisationName: z.string(), questions: count })),
  }),
});
export type InHand = z.infer<typeof listInHand.output>['items'][number];

/**
 * Gives all open items that somebody owns to others, at once: for oneself, or, who manages the users, for anybody (else a
 * field error of `from`). `from` is `null` for what people owned who have left, or may not answer any more. `items` are all
 * of them, as they were shown: when they are others by now, nothing is handed over: `handover-changed` with `changed`, their
 * `ref`s. Field errors are called `to.<ref>`: a receiver may answer, and is somebody else than `from`. Each receiver gets one
 * email, and nobody one of what they take themselves.
 */
export const handOver = defineRoute('POST /organisations/:code/handovers', {
  summary: 'Hand over all that somebody has to answer, or has left behind',
  access: 'assessment.answer',
  params: ofOrganisation,
  body: z.strictObject({
    requestId,
    from: z.uuid().nullable(),
    items: z
      .array(
        z.strictObject({
          ref: itemRef,
          version: count,
          /** `null` makes it nobody's. */
          to: z.uuid().nullable(),
        }),
      )
      .min(1, 'There is nothing to hand over')
      .max(200),
    note: typedLines(1000, 'The note must be 1,000 characters or fewer'),
  }),
  output: z.object({ questions: count }),
});
export const handoverProblem = z.enum(['handover-changed']);

/** What one receiver has taken over. What the note says is asked for by whoever writes the email. */
export const questionsHandedOver = defineEvent(
  'assessment.questions-handed-over.v1',
  z.object({
    handoverId: z.uuid(),
    code: odsCode,
    organisationName: typedText(500),
    personId: z.uuid(),
    edition: editionId,
    items: z.array(z.object({ ref: itemRef, question: typedText(1000), dueOn: day.nullable() })).max(200),
  }),
);

/** Who handed over, whose it was, and what they wrote. */
export const findHandover = defineRequest('assessment.handovers.find', {
  idempotent: true,
  input: z.strictObject({ handoverId: z.uuid() }),
  output: z.object({ by: z.string(), from: z.array(z.string()), note: z.string() }),
});
