import { z } from 'zod';
import { defineRoute } from '../define.js';
import { requestId } from '../request-id.js';
import { assertionRef, count, itemRef, moment, odsCode } from '../values.js';
import { answerValue } from './assessments.js';

const ofOrganisation = z.object({ code: odsCode });
const ofCopy = z.object({ code: odsCode, id: z.uuid() });

/** Organisations that answers can be copied to at once. */
export const mostCopiedTo = 100;
/** For how many days a copy that was made can be undone. */
export const undoneWithinDays = 7;

/** What a copy means for one answer of another organisation: `not-needed` when a certificate waives the item there. */
export const copyPlan = z.enum(['new', 'overwrites', 'same', 'not-needed']);
/**
 * What became of it: `changed-since` was left because somebody had changed it after the preview; `put-back` and `left` say
 * the same of undoing.
 */
export const copyResult = z.enum(['copied', 'changed-since', 'put-back', 'left']);

/** One answer of another organisation. */
export const copyRow = z.object({
  ref: itemRef,
  plan: copyPlan,
  result: copyResult.nullable(),
  /** The answer that is overwritten. */
  from: answerValue.nullable(),
  /** Whoever changed it meanwhile. */
  by: z.string().nullable(),
});
export type CopyRow = z.infer<typeof copyRow>;

/**
 * Why nothing is copied to an organisation, or nothing put back there: whoever copies may not answer there any more; its
 * documents would take more room than it has; a new edition has begun.
 */
export const copyRefusal = z.enum(['not-allowed', 'no-room', 'new-edition']);

export const copyTarget = z.object({
  code: odsCode,
  name: z.string(),
  /** `not-undone`: undoing was refused there. */
  state: z.enum(['waiting', 'done', 'refused', 'undone', 'not-undone']),
  refused: copyRefusal.nullable(),
  rows: z.array(copyRow),
  /** Confirmations that are taken back, or were. */
  unconfirmed: z.array(assertionRef),
});
export type CopyTarget = z.infer<typeof copyTarget>;

/** Answers of one organisation for others. */
export const answerCopy = z.object({
  id: z.uuid(),
  madeAt: moment,
  /** When it was decided; `null` while it is a preview. */
  doneAt: moment.nullable(),
  undoneAt: moment.nullable(),
  /** Until when it can be undone; `null` when it cannot. */
  undoUntil: moment.nullable(),
  items: z.array(
    z.object({
      ref: itemRef,
      question: z.string(),
      answer: answerValue,
      /** The item whose answer settles this one. */
      follows: itemRef.nullable(),
    }),
  ),
  targets: z.array(copyTarget),
});
export type AnswerCopy = z.infer<typeof answerCopy>;

/**
 * Keeps what a copy would do; no answer changes. Of the organisations in `to` each has to be one in which whoever asks may
 * answer; it is looked up anew before anything is written there.
 */
export const createAnswerCopy = defineRoute('POST /organisations/:code/answer-copies', {
  summary: 'Preview answers of an organisation for others in which one may answer',
  access: 'assessment.view',
  params: ofOrganisation,
  body: z.strictObject({
    refs: z.array(itemRef).min(1, 'Choose at least one answer').max(500),
    to: z
      .array(odsCode)
      .min(1, 'Choose at least one organisation')
      .max(mostCopiedTo, `Choose ${mostCopiedTo} organisations or fewer`),
    requestId,
  }),
  output: z.object({ id: z.uuid() }),
});

export const listAnswerCopies = defineRoute('GET /organisations/:code/answer-copies', {
  summary: 'Copies of answers that one has made oneself and can still undo, newest first',
  access: 'assessment.view',
  params: ofOrganisation,
  output: z.object({
    items: z.array(z.object({ id: z.uuid(), doneAt: moment, questions: count, organisations: count })),
  }),
});

export const getAnswerCopy = defineRoute('GET /organisations/:code/answer-copies/:id', {
  summary: 'What one’s own copy of answers does to each organisation, or has done',
  access: 'assessment.view',
  params: ofCopy,
  output: answerCopy,
});

/**
 * One organisation after the other, each whole or not at all. An answer that has been changed since the preview stays as it
 * is and is named. Sent again, it goes on with the organisations that are left. Refused with `answer-copy-old` a day after
 * the preview.
 */
export const makeAnswerCopy = defineRoute('PUT /organisations/:code/answer-copies/:id/done', {
  summary: 'Copy the answers of a preview',
  access: 'assessment.view',
  params: ofCopy,
  output: answerCopy,
});

/**
 * Puts back answers, states and confirmations as they were, except answers that somebody has changed since. Refused with
 * `answer-copy-not-undone` when it is too late or nothing was copied.
 */
export const undoAnswerCopy = defineRoute('PUT /organisations/:code/answer-copies/:id/undone', {
  summary: 'Undo a copy of answers',
  access: 'assessment.view',
  params: ofCopy,
  output: answerCopy,
});

export const answerCopyProblem = z.enum(['answer-copy-old', 'answer-copy-not-undone']);
