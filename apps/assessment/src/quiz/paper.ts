import { createHash } from 'node:crypto';
import { quizRules } from '@dspt/contracts/assessment/quiz';
import type { Drawn } from './draw.js';
import type { QuizQuestion } from './questions.js';

/**
 * What a sheet asks. Each question, and each choice, has a place that only it and the number of the sheet decide: printed
 * again it is the same, nothing is kept, and a question that is new or gone changes only the sheets that it is on.
 */
export const paperOf = (questions: readonly QuizQuestion[], sheet: number): Drawn[] =>
  inOrder(questions, ({ id }) => `${sheet} ${id}`)
    .slice(0, quizRules.questions)
    .map(({ id, wrong }) => ({
      id,
      order: inOrder([...Array(wrong.length + 1).keys()], (choice) => `${sheet} ${id} ${choice}`),
    }));

function inOrder<T>(things: readonly T[], nameOf: (thing: T) => string): T[] {
  return things
    .map((thing) => ({ thing, place: createHash('sha256').update(nameOf(thing)).digest('hex') }))
    .toSorted((a, b) => (a.place < b.place ? -1 : 1))
    .map(({ thing }) => thing);
}
