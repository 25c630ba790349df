import { z } from 'zod';
import { defineRoute } from '../define.js';
import { typedDay } from '../typed-day.js';
import { count, day, editionId, itemRef, moment, odsCode, typedLines, typedText } from '../values.js';

const ofOrganisation = z.object({ code: odsCode });

/** What an organisation will do about one outstanding item. */
export const plannedAction = z.object({
  ref: itemRef,
  question: z.string(),
  action: z.string(),
  owner: z.string(),
  dueOn: day.nullable(),
  /** What, who and by when are filled in, and the day can be planned for today. */
  complete: z.boolean(),
});

/** Rises with every change of one action; send it back so that nobody's work is overwritten unseen. 0: nothing yet. */
const version = count;

export const actionPlan = z.object({
  code: odsCode,
  edition: editionId,
  /** One per item outstanding for Standards Met, in the order of the question set. */
  actions: z.array(
    plannedAction.extend({
      /** Whether Approaching Standards can be published without it. What must be answered first needs no plan. */
      mayBeOutstanding: z.boolean(),
      /** What somebody may want to write; empty when there is none. */
      suggestion: z.string(),
      version,
      changedBy: z.string().nullable(),
      changedAt: moment.nullable(),
      /** Why it is not complete although a day is planned: that day has passed since. Goes after "By when: ". */
      dueProblem: z.string().nullable(),
    }),
  ),
  complete: z.boolean(),
});
export type ActionPlan = z.infer<typeof actionPlan>;

export const getActionPlan = defineRoute('GET /organisations/:code/action-plan', {
  summary: 'Action plan made from the outstanding items',
  access: 'assessment.view',
  params: ofOrganisation,
  output: actionPlan,
});

/** Longest texts of an action, in characters. */
export const longestAction = { action: 2000, owner: 200 } as const;

/**
 * Saves the actions given, complete or not: half a plan is not lost. Problems of a row come back as field errors
 * `<ref>.action`, `<ref>.dueOn`: a day lies between today and 24 months ahead. When one of the actions has another
 * `version` by now, nothing is saved: `action-plan-changed` with `changed`, the `ref`s that somebody else saved meanwhile.
 */
export const saveActionPlan = defineRoute('PUT /organisations/:code/action-plan', {
  summary: 'Fill in the action plan',
  access: 'assessment.answer',
  params: ofOrganisation,
  body: z.strictObject({
    actions: z
      .array(
        z.strictObject({
          ref: itemRef,
          action: typedLines(longestAction.action, 'What you will do must be 2,000 characters or fewer'),
          owner: typedText(longestAction.owner, 'Who will do it must be 200 characters or fewer'),
          dueOn: typedDay,
          version,
        }),
      )
      .max(200),
  }),
  output: actionPlan,
});

export const downloadActionPlan = defineRoute('GET /organisations/:code/action-plan.xlsx', {
  summary: 'The action plan as a spreadsheet, pre-filled',
  access: 'assessment.view',
  params: ofOrganisation,
  produces: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
});

/** What one row of a spreadsheet says, and what becomes of it when it is saved. */
const readRow = z.object({
  /** As the spreadsheet program shows it. */
  row: z.number().int(),
  /** `null` when the row does not say which item it is about. */
  ref: itemRef.nullable(),
  /**
   * `save`: can be saved; `same`: the plan says so already; `empty`: nothing is filled in, what the plan says stays;
   * `left-out`: it is not needed; `refused`: cannot be used.
   */
  outcome: z.enum(['save', 'same', 'empty', 'left-out', 'refused']),
  action: z.string(),
  owner: z.string(),
  dueOn: day.nullable(),
  version,
  /** Why it is refused or left out, in sentences without the full stop. */
  problems: z.array(z.string()),
});

export const actionPlanReading = z.object({
  rows: z.array(readRow),
  /** What is worth knowing about the file as a whole: hidden rows, columns that are missing. */
  notices: z.array(z.string()),
});
export type ActionPlanReading = z.infer<typeof actionPlanReading>;

/**
 * Multipart with one `file`. Says row by row what was read and changes nothing: save the rows that can be with
 * `PUT /organisations/:code/action-plan`. Cells left empty say what the plan says.
 */
export const readActionPlan = defineRoute('POST /organisations/:code/action-plan/reading', {
  summary: 'Read a filled-in spreadsheet',
  access: 'assessment.answer',
  params: ofOrganisation,
  consumes: 'multipart/form-data',
  output: actionPlanReading,
});
export const actionPlanProblem = z.enum([
  'not-an-action-plan',
  'action-plan-incomplete',
  'action-plan-changed',
]);
