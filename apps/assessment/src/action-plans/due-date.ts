import { dayWords } from '@dspt/service-kit/actions/words';
import { addMonths } from '@dspt/contracts/days';

const monthsAhead = 24;

/** Why something cannot be planned for a day; `undefined` when it can. Goes after "By when: ". */
export function dueProblem(today: string, dueOn: string): string | undefined {
  const last = addMonths(today, monthsAhead);
  if (dueOn < today) return `${dayWords(dueOn)} is in the past`;
  if (dueOn > last) return `${dayWords(dueOn)} is too far ahead: it must be ${dayWords(last)} or before`;
  return undefined;
}
