import type { QuizShare, QuizStanding } from '@dspt/contracts/assessment/quiz-results';
import { expiryOf } from '@dspt/contracts/days';

/** Whether somebody who last passed on a day counts as trained today: for one year, by days in London. */
export function standingOn(today: string, passedOn: string | null): QuizStanding {
  if (!passedOn) return 'not-passed';
  return today < expiryOf(passedOn) ? 'passed' : 'out-of-date';
}

/** In percent, rounded down; more have passed than work here when some of them have left. */
export function percentOf({ staff, passed }: Pick<QuizShare, 'staff' | 'passed'>): number | null {
  return staff === null ? null : Math.min(100, Math.floor((passed * 100) / staff));
}
