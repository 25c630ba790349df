import { z } from 'zod';
import { defineRoute } from '../define.js';
import { requestId } from '../request-id.js';
import { count, itemRef, moment, odsCode } from '../values.js';
import { answerValue } from './assessments.js';

const ofOrganisation = z.object({ code: odsCode });
const ofSheet = z.object({ code: odsCode, id: z.uuid() });
const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Every question with its answer, to fill in away from the site and to send back. */
export const downloadAnswers = defineRoute('GET /organisations/:code/answers.xlsx', {
  summary: 'All questions and answers as a spreadsheet',
  access: 'assessment.view',
  params: ofOrganisation,
  produces: workbook,
});

/**
 * What one row of a spreadsheet says. `new` and `changed` can be saved. So can, when somebody decides so: `conflict`, which
 * somebody else has changed since the download; `emptied`, whose answer has been deleted in the sheet and would be deleted
 * here; `carried-over`, an answer of last year that is still right. `same` changes nothing, `left-out` is not needed,
 * `refused` cannot be used. After saving, what was saved is `saved`.
 */
export const answerSheetOutcome = z.enum([
  'new',
  'changed',
  'conflict',
  'emptied',
  'carried-over',
  'same',
  'left-out',
  'refused',
  'saved',
]);
/** One row, as it stands against the answers of this moment. */
export const answerSheetRow = z.object({
  /** As the spreadsheet program shows it. */
  row: z.number().int(),
  /** `null` when the row does not say which item it is about. */
  ref: itemRef.nullable(),
  question: z.string(),
  outcome: answerSheetOutcome,
  /** The answer as it is now. */
  from: answerValue.nullable(),
  /** The answer as it would be. */
  to: answerValue.nullable(),
  /** Of the answer as it is now; send it back with what is to be saved. */
  version: count,
  /** Who gave the answer as it is now, and when. */
  changedBy: z.string().nullable(),
  changedAt: moment.nullable(),
  /** Why it is refused or left out, with the cell, in sentences without the full stop. */
  problems: z.array(z.string()),
});
export type AnswerSheetRow = z.infer<typeof answerSheetRow>;

export const answerSheet = z.object({
  id: z.uuid(),
  fileName: z.string(),
  uploadedAt: moment,
  uploadedBy: z.string(),
  /** `null` while nothing has been saved of it. */
  savedAt: moment.nullable(),
  rows: z.array(answerSheetRow),
  /** What is worth knowing about the file as a whole: hidden rows, columns that are missing. */
  notices: z.array(z.string()),
});
export type AnswerSheet = z.infer<typeof answerSheet>;

/** Multipart with one `file` of at most 10 MB. It is read and kept for 30 days; no answer changes. */
export const uploadAnswerSheet = defineRoute('POST /organisations/:code/answer-sheets', {
  summary: 'Upload a filled-in spreadsheet of answers',
  access: 'assessment.answer',
  params: ofOrganisation,
  query: z.strictObject({ requestId }),
  consumes: 'multipart/form-data',
  output: z.object({ id: z.uuid() }),
});

export const getAnswerSheet = defineRoute('GET /organisations/:code/answer-sheets/:id', {
  summary: 'What a filled-in spreadsheet says, row by row',
  access: 'assessment.answer',
  params: ofSheet,
  output: answerSheet,
});

/**
 * Saves the rows named, all of them or none. Refused with `answer-sheet-changed` when one of the answers has another
 * `version` by now. A sheet is saved once: saving it again gives what became of it.
 */
export const saveAnswerSheet = defineRoute('PUT /organisations/:code/answer-sheets/:id/saved', {
  summary: 'Save answers of a filled-in spreadsheet',
  access: 'assessment.answer',
  params: ofSheet,
  body: z.strictObject({
    rows: z
      .array(z.strictObject({ ref: itemRef, version: count }))
      .min(1, 'Choose at least one answer to save')
      .max(500),
  }),
  output: answerSheet,
});

export const downloadRefusedRows = defineRoute('GET /organisations/:code/answer-sheets/:id/refused.xlsx', {
  summary: 'Rows of a filled-in spreadsheet that cannot be used, to put right and send again',
  access: 'assessment.answer',
  params: ofSheet,
  produces: workbook,
});

export const answerSheetProblem = z.enum(['not-an-answer-sheet', 'answer-sheet-changed']);
