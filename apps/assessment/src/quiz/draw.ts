import { quizRules, type QuizAttempt } from '@dspt/contracts/assessment/quiz';
import type { QuizQuestion } from './questions.js';

/** A question as drawn. `order` says which choice stands where: 0 is the right one. */
export interface Drawn {
  id: string;
  order: number[];
}

/** A whole number from 0 up to below another. */
export type RandomInt = (below: number) => number;

/** Fisher and Yates: each order is as likely as any other. */
function shuffled<T>(things: readonly T[], random: RandomInt): T[] {
  const result = [...things];
  for (let last = result.length - 1; last > 0; last--) {
    const other = random(last + 1);
    [result[last], result[other]] = [result[other]!, result[last]!];
  }
  return result;
}

/** Some of the questions, in any order, and the choices of each in any order. */
export const drawQuiz = (questions: readonly QuizQuestion[], random: RandomInt): Drawn[] =>
  shuffled(questions, random)
    .slice(0, quizRules.questions)
    .map(({ id, wrong }) => ({ id, order: shuffled([...Array(wrong.length + 1).keys()], random) }));

type Shown = QuizAttempt['questions'][number] & Pick<QuizQuestion, 'explanation'> & { right: number };

/** What was drawn, with its words; `undefined` when a question has gone or has other choices since. */
export function shownQuiz(drawn: readonly Drawn[], questions: readonly QuizQuestion[]): Shown[] | undefined {
  const byId = new Map(questions.map((question) => [question.id, question]));
  const shown = drawn.flatMap(({ id, order }): Shown[] => {
    const found = byId.get(id);
    if (found?.wrong.length !== order.length - 1) return [];
    const { question, right, wrong, explanation } = found;
    const choices = order.map((place) => [right, ...wrong][place]!);
    return [{ id, question, choices, explanation, right: order.indexOf(0) + 1 }];
  });
  return shown.length === drawn.length ? shown : undefined;
}

/** Question → the choice as shown, counted from 1. */
export type GivenAnswers = Record<string, number>;

/** Those without an answer that there is, in order. */
export const unanswered = (drawn: readonly Drawn[], given: GivenAnswers): string[] =>
  drawn.filter(({ id, order }) => order[(given[id] ?? 0) - 1] === undefined).map(({ id }) => id);

/** How many are right. */
export const scoreOf = (drawn: readonly Drawn[], given: GivenAnswers): number =>
  drawn.filter(({ id, order }) => order[(given[id] ?? 0) - 1] === 0).length;

/** Whether so many right answers are enough. */
export const isPassed = ({ score, total }: { score: number; total: number }): boolean =>
  score * 100 >= total * quizRules.passPercent;
