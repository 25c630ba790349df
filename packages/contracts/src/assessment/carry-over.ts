import { z } from 'zod';
import { defineRoute } from '../define.js';
import { count, itemRef, moment, odsCode } from '../values.js';
import { answerValue, carriedOver, editionSummary } from './assessments.js';

/** What became of an item from one edition to the next. */
export const itemChange = z.enum(['same', 'reworded', 'level changed', 'renumbered', 'new', 'retired']);

const mandatoryFor = z.enum(['approaching', 'met']).nullable();

/** An item that is not what it was in the edition before. */
export const changedItem = z.object({
  change: itemChange,
  /** `null` when it has retired. */
  ref: itemRef.nullable(),
  /** `null` when it is new. */
  previousRef: itemRef.nullable(),
  /** As it is now, or as it was when it has retired. */
  question: z.string(),
  /** Mandatory for this level and those above it; `null` when optional, or retired. */
  mandatoryFor,
  /** The same in the edition before; `null` when it was optional, or is new. */
  previouslyMandatoryFor: mandatoryFor,
  /** The answer that is carried over has to be looked at by itself. */
  reconfirm: z.boolean(),
});
export type ChangedItem = z.infer<typeof changedItem>;

/** `previous` is `null`, and nothing has changed, when there is no edition before. */
export const listEditionChanges = defineRoute('GET /editions/current/changes', {
  summary: 'Items of the current edition that are new, reworded, renumbered, of another level or retired',
  access: 'public',
  output: z.object({
    edition: editionSummary,
    previous: editionSummary.nullable(),
    changes: z.array(changedItem),
  }),
});

/** An answer of the edition before, to the question as it was then. */
export const previousAnswer = z.object({
  edition: editionSummary,
  change: itemChange,
  ref: itemRef,
  question: z.string(),
  mandatoryFor,
  answer: answerValue,
  changedBy: z.string(),
  changedAt: moment,
});
export type PreviousAnswer = z.infer<typeof previousAnswer>;

/** `null` when the item is new, or nobody answered it. */
export const getPreviousAnswer = defineRoute('GET /organisations/:code/items/:ref/previous-answer', {
  summary: 'What was answered to an evidence item in the edition before, and by whom',
  access: 'assessment.view',
  params: z.object({ code: odsCode, ref: itemRef }),
  output: z.object({ previous: previousAnswer.nullable() }),
});

const seen = z.array(z.strictObject({ ref: itemRef, version: count })).max(200);

/**
 * Answers that were carried over, as somebody has looked at them: those that are still right stay answers, the others
 * are to be answered anew. All of it or nothing: refused with `carried-over-changed`, and the items `changed` with who did
 * it, when one has been changed since `version`; with `asks-again` when one has to be looked at by itself.
 */
export const checkCarriedOver = defineRoute('PUT /organisations/:code/carried-over', {
  summary: 'Say which answers that were carried over are still right',
  access: 'assessment.answer',
  params: z.object({ code: odsCode }),
  body: z.strictObject({ stillRight: seen, lookAgain: seen }),
  output: z.object({ carriedOver }),
});
export const carryOverProblem = z.enum(['carried-over-changed', 'asks-again']);
