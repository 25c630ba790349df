import type { AnswerValue, ItemState } from '@dspt/contracts/assessment/assessments';
import type { MappingStep } from '../question-sets/mapping.js';
import type { States } from './completion.js';

export interface CarriedOverAnswer {
  from: string;
  to: string;
  value: AnswerValue;
}

/**
 * Answers of one edition as the next begins: what must be looked at again is carried over but not yet complete. What was
 * not true yet has nothing to be looked at again.
 */
export function carriedOverAnswers(
  steps: readonly MappingStep[],
  answers: ReadonlyMap<string, AnswerValue>,
): CarriedOverAnswer[] {
  return steps.flatMap(({ from, to, carryAnswer, reconfirm }) => {
    const value = from === null ? undefined : answers.get(from);
    if (!from || !to || !carryAnswer || !value || value.state === 'not-started') return [];
    const again = reconfirm && value.state !== 'not-yet';
    return [{ from, to, value: again ? { ...value, state: 'carried-over' as const } : value }];
  });
}

/** Whether an item that begins so has to be looked at in the new edition. */
export const isStillOpen = (state: ItemState | undefined): boolean =>
  state !== 'answered' && state !== 'not-applicable';

export const statesOf = (answers: readonly CarriedOverAnswer[]): States =>
  Object.fromEntries(answers.map(({ to, value }) => [to, value.state]));
