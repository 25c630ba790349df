import { z } from 'zod';
import { defineRoute } from '../define.js';
import { day, editionId, itemRef, odsCode, typedLines, typedText } from '../values.js';

const ofOrganisation = z.object({ code: odsCode });

/** What an organisation will do about one outstanding item. */
export const plannedAction = z.object({
  ref: itemRef,
  question: z.string(),
  action: z.string(),
  owner: z.string(),
  dueOn: day.nullable(),
  complete: z.boolean(),
});

export const actionPlan = z.object({
  code: odsCode,
  edition: editionId,
  /** One per item outstanding for Standards Met, in the order of the question set. */
  actions: z.array(plannedAction),
  complete: z.boolean(),
});
export type ActionPlan = z.infer<typeof actionPlan>;

export const getActionPlan = defineRoute('GET /organisations/:code/action-plan', {
  summary: 'Action plan made from the outstanding items',
  access: 'assessment.view',
  params: ofOrganisation,
  output: actionPlan,
});

/**
 * Saves what is given, complete or not: half a plan is not lost. Problems of a row come back as field errors
 * `<ref>.action`, `<ref>.owner`, `<ref>.dueOn` only for what cannot be stored (a date that is none).
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
          action: typedLines(2000),
          owner: typedText(200),
          dueOn: z.union([z.literal(''), day]),
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

/** Multipart with one `file`. Rows that cannot be used come back as field errors and nothing is changed. */
export const uploadActionPlan = defineRoute('PUT /organisations/:code/action-plan.xlsx', {
  summary: 'Upload the filled-in spreadsheet',
  access: 'assessment.answer',
  params: ofOrganisation,
  consumes: 'multipart/form-data',
  output: actionPlan,
});
export const actionPlanProblem = z.enum(['not-an-action-plan', 'action-plan-incomplete']);
