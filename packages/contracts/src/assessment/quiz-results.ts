import { z } from 'zod';
import { defineRoute } from '../define.js';
import { count, day, listOf, odsCode, paging, searchText } from '../values.js';

const ofOrganisation = z.object({ code: odsCode });
const ofPerson = z.object({ code: odsCode, id: z.uuid() });

/** Share of the staff who must have passed in the last 12 months, in percent (domain: item 3.2.1). */
export const quizTarget = 95;

/** How many of the staff have passed the quiz in the last 12 months, by days in London. */
export const quizShare = z.object({
  /** People who work here, as somebody here has said; `null` until then. */
  staff: z.number().int().nullable(),
  passed: z.number().int(),
  /** Rounded down, so that what is below the target never looks as if it were met; `null` while `staff` is. */
  percent: z.number().int().nullable(),
  /** Of `staff`; send it back when changing it. 0: nothing yet. */
  version: z.number().int(),
});
export type QuizShare = z.infer<typeof quizShare>;

export const getQuizShare = defineRoute('GET /organisations/:code/quiz/share', {
  summary: 'How many of the staff have passed the quiz',
  access: 'assessment.view',
  params: ofOrganisation,
  output: quizShare,
});

/** Refused with `quiz-staff-changed` when somebody else has changed it since `version`. */
export const saveQuizStaff = defineRoute('PUT /organisations/:code/quiz/staff', {
  summary: 'Say how many people work here',
  access: 'assessment.answer',
  params: ofOrganisation,
  body: z.strictObject({
    staff: z
      .number('Enter how many staff you have, as a number')
      .int('Enter a whole number')
      .min(1, 'Enter a number of 1 or more')
      .max(100_000, 'Enter a number of 100,000 or less'),
    version: count,
  }),
  output: quizShare,
});

/** Passed in the last 12 months, passed but longer ago, or never. */
export const quizStanding = z.enum(['passed', 'out-of-date', 'not-passed']);
export type QuizStanding = z.infer<typeof quizStanding>;

const score = { score: z.number().int(), total: z.number().int() };

/** Somebody who took the quiz, told apart by name alone. */
export const quizPerson = z.object({
  id: z.uuid(),
  firstName: z.string(),
  lastName: z.string(),
  job: z.string(),
  standing: quizStanding,
  /** Last passed. */
  passedOn: day.nullable(),
  best: z.object(score),
  last: z.object({ ...score, takenOn: day }),
});
export type QuizPerson = z.infer<typeof quizPerson>;

export const listQuizPeople = defineRoute('GET /organisations/:code/quiz/people', {
  summary: 'Who took the staff quiz',
  access: 'assessment.view',
  params: ofOrganisation,
  query: z.object({ q: searchText().optional(), standing: quizStanding.optional(), ...paging }),
  output: listOf(quizPerson),
});

export const downloadQuizPeople = defineRoute('GET /organisations/:code/quiz/people.csv', {
  summary: 'Who took the staff quiz, as CSV',
  access: 'assessment.view',
  params: ofOrganisation,
  produces: 'text/csv; charset=utf-8',
});

export const quizPersonPage = quizPerson.extend({
  /** Newest first. */
  results: z.array(
    z.object({
      id: z.uuid(),
      ...score,
      passed: z.boolean(),
      takenOn: day,
      /** The number of the sheet, and who entered it; `null` when it was taken by link. */
      onPaper: z.object({ sheet: z.number().int(), enteredBy: z.string() }).nullable(),
    }),
  ),
  /** Everybody else, by name: one of them may be the same person. */
  others: z.array(z.object({ id: z.uuid(), firstName: z.string(), lastName: z.string() })),
});
export type QuizPersonPage = z.infer<typeof quizPersonPage>;

export const getQuizPerson = defineRoute('GET /organisations/:code/quiz/people/:id', {
  summary: 'All results of one person',
  access: 'assessment.view',
  params: ofPerson,
  output: quizPersonPage,
});

/** Two names are one person: `to` has all results from now on, also those that come under the other name later. */
export const joinQuizPerson = defineRoute('POST /organisations/:code/quiz/people/:id/join', {
  summary: 'Join two people who are one',
  access: 'assessment.answer',
  params: ofPerson,
  body: z.strictObject({ to: z.uuid('Select who it is') }),
});

export const removeQuizPerson = defineRoute('DELETE /organisations/:code/quiz/people/:id', {
  summary: 'Remove a person with all their results',
  access: 'assessment.answer',
  params: ofPerson,
});

/** Whoever has no other result is removed as well. */
export const removeQuizResult = defineRoute('DELETE /organisations/:code/quiz/people/:id/results/:result', {
  summary: 'Remove one result of a person',
  access: 'assessment.answer',
  params: ofPerson.extend({ result: z.uuid() }),
});

export const quizResultsProblem = z.enum(['quiz-staff-changed']);
