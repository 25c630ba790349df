import { z } from 'zod';
import { defineRoute } from '../define.js';
import { requestId } from '../request-id.js';
import { moment, odsCode, opaque, requiredText, typedText } from '../values.js';

/** How many questions are drawn for one attempt, and how many percent of them must be right to pass. */
export const quizRules = { questions: 10, passPercent: 80 } as const;

const ofOrganisation = z.object({ code: odsCode });

/** The address that staff open: `/quiz/<token>` on the portal. It gives nothing but the right to take the quiz. */
const quizLink = z.object({ token: z.string(), madeAt: moment, madeBy: z.string() });

export const staffQuiz = z.object({
  /** The one that works; `null` before the first and after it was ended. */
  link: quizLink.nullable(),
});
export type StaffQuiz = z.infer<typeof staffQuiz>;

export const getStaffQuiz = defineRoute('GET /organisations/:code/quiz', {
  summary: 'The staff quiz of an organisation',
  access: 'assessment.view',
  params: ofOrganisation,
  output: staffQuiz,
});

/** Makes a link, which works until it is ended; the one before, if any, ends with that. */
export const makeQuizLink = defineRoute('POST /organisations/:code/quiz/links', {
  summary: 'Make a link to the staff quiz',
  access: 'assessment.answer',
  params: ofOrganisation,
  body: z.strictObject({ requestId }),
  output: staffQuiz,
});

/** Nobody can begin with the link any more; who has begun can finish. Ending it twice is ending it once. */
export const endQuizLink = defineRoute('DELETE /organisations/:code/quiz/link', {
  summary: 'End the link to the staff quiz',
  access: 'assessment.answer',
  params: ofOrganisation,
  output: staffQuiz,
});

const token = opaque(100);

export const openQuiz = defineRoute('GET /quizzes/:token', {
  summary: 'Whose staff quiz a link is',
  access: 'public',
  params: z.object({ token }),
  output: z.object({ organisationName: z.string() }),
});

/** What staff say about themselves; only their organisation sees it. */
export const quizTaker = {
  firstName: requiredText('Enter your first name', 100),
  lastName: requiredText('Enter your last name. If you have only one name, enter it in both boxes', 100),
  job: typedText(100).default(''),
};

/** Draws the questions of one attempt. @returns its id, which nobody else can guess: who knows it may finish it */
export const beginQuiz = defineRoute('POST /quizzes/:token/attempts', {
  summary: 'Begin the staff quiz',
  access: 'public',
  params: z.object({ token }),
  body: z.strictObject({ ...quizTaker, requestId }),
  output: z.object({ id: z.uuid() }),
});

/** Known once all is answered. */
const quizOutcome = z.object({
  score: z.number().int(),
  total: z.number().int(),
  passed: z.boolean(),
  finishedAt: moment,
  /** In the order of the questions. `chosen` and `right` count the choices from 1. */
  marked: z.array(
    z.object({
      question: z.string(),
      chosen: z.number().int(),
      right: z.number().int(),
      explanation: z.string(),
    }),
  ),
});

export const quizAttempt = z.object({
  organisationName: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  job: z.string(),
  /** As drawn: asked for again, they are the same in the same order. */
  questions: z.array(z.object({ id: z.string(), question: z.string(), choices: z.array(z.string()) })),
  outcome: quizOutcome.nullable(),
});
export type QuizAttempt = z.infer<typeof quizAttempt>;

const attempt = z.object({ token, id: z.uuid() });

/** Kept for one day after it was begun; `not-found` afterwards. */
export const getQuizAttempt = defineRoute('GET /quizzes/:token/attempts/:id', {
  summary: 'One attempt at the staff quiz',
  access: 'public',
  params: attempt,
  output: quizAttempt,
});

/**
 * Marks an attempt, once: sent again, whatever it says, the outcome is that of the first time. Each question needs an
 * answer; what is missing comes back as a field error named after the question's `id`.
 */
export const answerQuiz = defineRoute('PUT /quizzes/:token/attempts/:id/answers', {
  summary: 'Answer the questions of the staff quiz',
  access: 'public',
  params: attempt,
  body: z.strictObject({
    answers: z
      .array(
        z.strictObject({
          question: z.string().regex(/^[a-z-]{1,40}$/),
          /** Of the choices as shown, from 1. */
          choice: z.number().int().min(1).max(10),
        }),
      )
      .max(50),
  }),
  output: quizAttempt,
});

export const quizProblem = z.enum(['quiz-link-ended', 'quiz-link-busy', 'quiz-questions-changed']);
