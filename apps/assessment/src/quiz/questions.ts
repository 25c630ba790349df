import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { quizRules } from '@dspt/contracts/assessment/quiz';
import { naming } from '@dspt/service-kit/content';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';

const text = z.string().trim().min(1);

const quizQuestion = z
  .strictObject({
    /** Stable: attempts and answers are kept by it. */
    id: z.string().regex(/^[a-z-]{1,40}$/),
    question: text,
    right: text,
    wrong: z.array(text).min(2).max(3),
    /** Shown after the answer. */
    explanation: text,
  })
  .refine(({ right, wrong }) => new Set([right, ...wrong]).size === wrong.length + 1, 'says a choice twice');
export type QuizQuestion = z.infer<typeof quizQuestion>;

const quizFile = z.strictObject({
  questions: z
    .array(quizQuestion)
    .min(quizRules.questions)
    .refine(
      (questions) => new Set(questions.map(({ id }) => id)).size === questions.length,
      'have an id twice',
    ),
});

const path = fileURLToPath(new URL('../../content/staff-quiz.json', import.meta.url));

/** All there are. @throws when the file is not as it must be */
export const readQuestions = (json = readFileSync(path, 'utf8')): QuizQuestion[] =>
  naming('content/staff-quiz.json', () => quizFile.parse(JSON.parse(json)).questions);

/** The questions of the staff quiz, read once: the service does not start with a file that is wrong. */
@Injectable()
export class QuizQuestions {
  readonly all: readonly QuizQuestion[] = readQuestions();
}
