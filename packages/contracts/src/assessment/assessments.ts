import { z } from 'zod';
import { defineRoute } from '../define.js';
import {
  assertionRef,
  count,
  day,
  editionId,
  itemRef,
  level,
  moment,
  odsCode,
  requiredLines,
  typedLines,
  typedText,
} from '../values.js';
import { certificate } from './profiles.js';
import { documentReference } from './documents.js';

const ofOrganisation = z.object({ code: odsCode });

export const answerType = z.enum(['text', 'tick', 'document', 'date']);
/** `not-yet`: said honestly that it is not true yet. It counts as outstanding, and what is planned goes into the action plan. */
export const itemState = z.enum([
  'not-started',
  'not-yet',
  'answered',
  'not-applicable',
  'exempt',
  'carried-over',
]);
export type ItemState = z.infer<typeof itemState>;

export const editionSummary = z.object({
  id: editionId,
  name: z.string(),
  opensOn: day,
  deadline: day,
});

export const listEditions = defineRoute('GET /editions', {
  summary: 'Editions of the question set, newest first',
  access: 'public',
  output: z.object({ items: z.array(editionSummary), current: editionId }),
});

/** A question as everybody may read it: nobody's answer is in it. */
export const publicQuestion = z.object({
  ref: itemRef,
  /** Number of its standard. */
  standard: z.number().int(),
  section: z.string(),
  question: z.string(),
  /** Mandatory for this level and those above it; `null` when optional. */
  mandatoryFor: z.enum(['approaching', 'met']).nullable(),
  /** Of a tick: what must be true to answer yes. */
  yesIf: z.string().nullable(),
  help: z.array(z.string()),
  example: z.string(),
  /** How recent the evidence must be. */
  reviewNote: z.string().nullable(),
});

export const listQuestions = defineRoute('GET /editions/current/questions', {
  summary: 'Every question of the current edition, in order of their numbers, as everybody may read them',
  access: 'public',
  output: z.object({ edition: editionSummary, items: z.array(publicQuestion) }),
});

/** An item in the task list. */
export const itemSummary = z.object({
  ref: itemRef,
  question: z.string(),
  section: z.string(),
  answerType,
  /** Mandatory for this level and those above it; `null` when optional. */
  mandatoryFor: z.enum(['approaching', 'met']).nullable(),
  state: itemState,
  /** Why it is waived: the certificate the organisation holds. */
  exemptBy: certificate.nullable(),
});

export const assertionSummary = z.object({
  ref: assertionRef,
  title: z.string(),
  standard: z.number().int(),
  items: z.array(itemSummary),
  confirmed: z.boolean(),
  confirmedAt: moment.nullable(),
  confirmedBy: z.string().nullable(),
  /** All its mandatory items are complete, so an administrator may confirm it now. */
  confirmable: z.boolean(),
  /** Another one after every change of an answer it stands on; send it back to confirm what was seen. */
  version: z.number().int(),
});

/** How far an organisation is from one level. */
export const levelProgress = z.object({
  level,
  /** Mandatory items complete, of all. */
  complete: z.number().int(),
  total: z.number().int(),
  assertionsConfirmed: z.number().int(),
  assertionsTotal: z.number().int(),
  outstandingItems: z.array(itemRef),
  unconfirmedAssertions: z.array(assertionRef),
  /** Everything the level asks of the assessment is there (action plan and certificate come on top). */
  ready: z.boolean(),
});

/** Answers of the edition before that nobody has looked at in this one; `null` when there are none. */
export const carriedOver = z
  .object({
    from: editionId,
    answers: count,
    /** How many of them have to be looked at by themselves before they count. */
    toLookAt: count,
  })
  .nullable();

export const assessment = z.object({
  code: odsCode,
  organisationName: z.string(),
  edition: editionSummary,
  standards: z.array(z.object({ number: z.number().int(), title: z.string() })),
  assertions: z.array(assertionSummary),
  progress: z.object({ approaching: levelProgress, met: levelProgress }),
  /** Approaching Standards is for social care, once per organisation. */
  approachingAvailable: z.boolean(),
  profileComplete: z.boolean(),
  lastActivityAt: moment.nullable(),
  carriedOver,
});
export type Assessment = z.infer<typeof assessment>;

export const getAssessment = defineRoute('GET /organisations/:code/assessment', {
  summary: 'Task list: every item, its state and what is left for both levels',
  access: 'assessment.view',
  params: ofOrganisation,
  output: assessment,
});

const comment = typedLines(2000, 'Comments must be 2,000 characters or fewer').default('');

/** What is stored for an item. Which of the values counts is the item's answer type. */
export const answerValue = z.object({
  state: itemState,
  tick: z.boolean().nullable(),
  text: z.string().nullable(),
  date: day.nullable(),
  documents: z.array(documentReference),
  /** Why it does not apply. */
  reason: z.string().nullable(),
  /** What is planned for what is not true yet. Answers from before this could be said have none. */
  planned: z.string().nullable().default(null),
  comment: z.string(),
});
export type AnswerValue = z.infer<typeof answerValue>;
/** Of an item nobody has touched. */
export const noAnswer: AnswerValue = {
  state: 'not-started',
  tick: null,
  text: null,
  date: null,
  documents: [],
  reason: null,
  planned: null,
  comment: '',
};

/** Evidence that the service itself has: the share of staff who passed the staff quiz. */
export const ownEvidence = z.enum(['staff-quiz']);

/** `state`: what the item itself is then. `also`: what does not apply then, with the statement as the reason. */
export const settling = z.object({
  statement: z.string(),
  state: z.enum(['answered', 'not-applicable']),
  also: z.array(itemRef),
});

/** What of an answer says that the item was settled: it can be told by the statement from an answer of another kind. */
export const settledAs = ({
  state,
  statement,
}: z.infer<typeof settling>): Pick<AnswerValue, 'state'> & Partial<AnswerValue> =>
  state === 'answered' ? { state, tick: true, text: statement } : { state, reason: statement };

export const item = itemSummary.extend({
  assertion: assertionRef,
  assertionTitle: z.string(),
  /** Of a tick: what must be true to answer yes. */
  yesIf: z.string().nullable(),
  /** Of a tick: how its yes is put, when that needs saying. */
  yesText: z.string().nullable(),
  /** Of a tick: one statement that answers it, and others with it, which then do not apply. */
  settles: settling.nullable(),
  /** What this service itself can say about it. */
  evidence: ownEvidence.nullable(),
  help: z.array(z.string()),
  example: z.string(),
  reviewNote: z.string().nullable(),
  notApplicableAllowed: z.boolean(),
  notApplicableHint: z.string().nullable(),
  /** Asks what the organisation profile was told: an empty answer begins with that. */
  profilePeople: z.boolean(),
  dependsOn: itemRef.nullable(),
  answer: answerValue,
  /** Rises with every change; send it back so that nobody's work is overwritten unseen. 0: never answered. */
  version: z.number().int(),
  changedBy: z.string().nullable(),
  changedAt: moment.nullable(),
  /** Where the answer comes from when it was carried over. */
  carriedFrom: editionId.nullable(),
  previousRef: itemRef.nullable(),
  nextRef: itemRef.nullable(),
});
export type Item = z.infer<typeof item>;

const ofItem = z.object({ code: odsCode, ref: itemRef });

export const getItem = defineRoute('GET /organisations/:code/items/:ref', {
  summary: 'One evidence item with its answer',
  access: 'assessment.view',
  params: ofItem,
  output: item,
});

/** To read or print as a whole. */
export const listItems = defineRoute('GET /organisations/:code/items', {
  summary: 'Every evidence item with its answer, in their order',
  access: 'assessment.view',
  params: ofOrganisation,
  output: z.object({ editionName: z.string(), items: z.array(item) }),
});

/**
 * Save an answer. A value that does not fit the item's type is refused field by field; a stale `version`
 * with `answer-changed` and the answer as it is now. Un-confirms the assertion. What a `settled` item answers with it is
 * answered as far as nobody has answered it otherwise, and taken back when the item is answered in another way.
 */
export const saveAnswer = defineRoute('PUT /organisations/:code/items/:ref/answer', {
  summary: 'Answer an evidence item',
  access: 'assessment.answer',
  params: ofItem,
  body: z.discriminatedUnion('state', [
    z.strictObject({
      state: z.literal('answered'),
      tick: z.boolean().optional(),
      text: typedLines(10_000, 'Your answer must be 10,000 characters or fewer').optional(),
      date: typedText(40).optional(),
      documents: z.array(documentReference).max(20).optional(),
      comment,
      version: count,
    }),
    z.strictObject({
      state: z.literal('not-applicable'),
      reason: requiredLines('Say why this does not apply to you', 2000),
      comment,
      version: count,
    }),
    z.strictObject({
      state: z.literal('not-yet'),
      planned: typedLines(2000, 'What you plan must be 2,000 characters or fewer').default(''),
      comment,
      version: count,
    }),
    /** What the item `settles`, which answers others with it. */
    z.strictObject({ state: z.literal('settled'), comment, version: count }),
    z.strictObject({ state: z.literal('not-started'), comment, version: count }),
  ]),
  output: item,
});

export const answerProblem = z.enum(['answer-changed', 'not-applicable-not-allowed', 'item-exempt']);

/**
 * How an answer changed that nobody typed there: copied from another organisation, put back when that was undone, or by a newer
 * document that was put in the place of another everywhere, or had to give it back.
 */
export const changedThrough = z.discriminatedUnion('what', [
  z.object({
    what: z.enum(['copied', 'put-back']),
    /** The organisation whose answers they were. */
    from: z.object({ code: odsCode, name: z.string() }),
  }),
  z.object({
    what: z.enum(['document-replaced', 'document-restored']),
    /** Names of both documents: the older, and the newer one. */
    document: z.string(),
    by: z.string(),
  }),
]);
export type ChangedThrough = z.infer<typeof changedThrough>;

export const listAnswerHistory = defineRoute('GET /organisations/:code/items/:ref/history', {
  summary: 'Every change of an answer: who, when, from, to',
  access: 'assessment.view',
  params: ofItem,
  output: z.object({
    items: z.array(
      z.object({
        version: z.number().int(),
        changedAt: moment,
        changedBy: z.string(),
        from: answerValue.nullable(),
        to: answerValue,
        /** `null` when somebody answered it there. */
        through: changedThrough.nullable(),
      }),
    ),
  }),
});
