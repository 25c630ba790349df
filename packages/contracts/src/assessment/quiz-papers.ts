import { z } from 'zod';
import { defineRoute } from '../define.js';
import { requestId } from '../request-id.js';
import { day, odsCode, requiredText, typedText } from '../values.js';
import { quizRules } from './quiz.js';

/** Numbers of sheets, from the first to the last. */
export const sheetNumbers = { first: 1000, last: 9999 } as const;

const noSheet = `Enter the number of the sheet, from ${sheetNumbers.first} to ${sheetNumbers.last}. It is at its top`;
const sheet = z.number(noSheet).int(noSheet).min(sheetNumbers.first, noSheet).max(sheetNumbers.last, noSheet);

/** Questions drawn for a sheet of paper, with what is needed to mark it. */
export const quizPaper = z.object({
  organisationName: z.string(),
  sheet: z.number().int(),
  /** `right` counts the choices from 1. */
  questions: z.array(
    z.object({
      id: z.string(),
      question: z.string(),
      choices: z.array(z.string()),
      right: z.number().int(),
      explanation: z.string(),
    }),
  ),
});
export type QuizPaper = z.infer<typeof quizPaper>;

/** Asked for again, a number gives the same questions in the same order, for as long as the questions are the same. */
export const getQuizPaper = defineRoute('GET /organisations/:code/quiz/papers/:sheet', {
  summary: 'A sheet of the staff quiz to print, with what is right',
  access: 'assessment.answer',
  params: z.object({ code: odsCode, sheet: z.coerce.number().pipe(sheet) }),
  output: quizPaper,
});

/** Kept and counted as one taken by link is, and marked as what it is. @returns the id of the person */
export const recordQuizResult = defineRoute('POST /organisations/:code/quiz/results', {
  summary: 'Record a result of the staff quiz taken on paper',
  access: 'assessment.answer',
  params: z.object({ code: odsCode }),
  body: z.strictObject({
    firstName: requiredText('Enter their first name', 100),
    lastName: requiredText('Enter their last name. If they have only one name, enter it in both boxes', 100),
    job: typedText(100).default(''),
    /** In the last 12 months: what is older would not count. */
    takenOn: day,
    sheet,
    score: z
      .number('Enter how many answers are right, as a number')
      .int('Enter a whole number')
      .min(0, 'Enter 0 or more')
      .max(
        quizRules.questions,
        `There are ${quizRules.questions} questions. Enter ${quizRules.questions} or less`,
      ),
    requestId,
  }),
  output: z.object({ personId: z.uuid() }),
});
