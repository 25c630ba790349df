import type { QuizAttempt } from '@dspt/contracts/assessment/quiz';
import { addDays, expiryOf } from '@dspt/contracts/days';
import { dayOf } from '@dspt/service-kit/clock';
import { dayText } from '../../pages/dates.js';
import { view } from '../../pages/view.js';
import { paths } from '../../paths.js';
import type { At } from './questions.page.js';

export type Finished = QuizAttempt & { outcome: NonNullable<QuizAttempt['outcome']> };

/** The last day on which having passed counts. */
export const countsUntil = ({ finishedAt }: Finished['outcome']): string =>
  dayText(addDays(expiryOf(dayOf(new Date(finishedAt))), -1));

/** How it went, and why each answer is right or wrong. */
export function outcomePage(attempt: Finished, { token, id }: At) {
  const { organisationName, firstName, lastName, job, outcome } = attempt;
  const { score, total, passed } = outcome;
  return view('public/quiz/outcome', {
    title: passed ? 'You have passed' : 'You have not passed this time',
    caption: organisationName,
    score: `${score} of ${total} answers are right.`,
    passed,
    until: countsUntil(outcome),
    certificatePath: passed ? paths.quiz.certificate(token, id) : undefined,
    again: {
      action: paths.quiz.start(token),
      submit: passed ? 'Take the quiz again' : 'Try again with other questions',
      fields: Object.entries({ firstName, lastName, job }).map(([name, value]) => ({ name, value })),
    },
    answers: answersOf(attempt),
  });
}

const answersOf = ({ questions, outcome }: Finished) =>
  questions.map(({ question, choices }, index) => {
    const { chosen, right, explanation } = outcome.marked[index]!;
    const isRight = chosen === right;
    return {
      question: `${index + 1}. ${question}`,
      tag: isRight ? { text: 'Right', colour: 'green' } : { text: 'Wrong', colour: 'red' },
      given: choices[chosen - 1]!,
      right: isRight ? undefined : choices[right - 1]!,
      explanation,
    };
  });
