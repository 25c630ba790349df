import { isDeepStrictEqual } from 'node:util';
import type { AnswerValue } from '@dspt/contracts/assessment/assessments';
import type { AnswerRow } from '../answers/answers.repository.js';
import type { AssessmentRow } from '../assessments/assessments.repository.js';
import type { QuestionSet } from '../question-sets/question-set.js';
import type { Undo } from './answer-copy-target.entity.js';
import { assertionsOn, type Answers } from './planned-rows.js';

type Changed = Pick<AssessmentRow, 'states' | 'confirmations' | 'assertionVersions'>;

/** What becomes of an assessment when answers are written: what was confirmed on the strength of the old ones is no longer. */
export function changedBy(set: QuestionSet, row: AssessmentRow, answers: Answers): Changed {
  const states = Object.entries(answers).map(([ref, { state }]) => [ref, state] as const);
  return {
    states: { ...row.states, ...Object.fromEntries(states) },
    ...unconfirmed(set, row, Object.keys(answers)),
  };
}

/** The answers that an assertion stands on, by ref. */
export const stoodOn = (
  set: QuestionSet,
  assertion: string,
  answers: ReadonlyMap<string, AnswerRow>,
): Record<string, AnswerValue> =>
  Object.fromEntries(
    set.items
      .filter((item) => set.assertionsOn(item).includes(assertion) && answers.has(item.ref))
      .map(({ ref }) => [ref, answers.get(ref)!.value]),
  );

/**
 * What becomes of an assessment when answers are put back. A confirmation returns when all that it stood on is as it was.
 * @param answers as they are after it
 */
export function undone(
  set: QuestionSet,
  row: AssessmentRow,
  { undo, refs, answers }: { undo: Undo; refs: readonly string[]; answers: ReadonlyMap<string, AnswerRow> },
): Changed & Pick<AssessmentRow, 'lastActivityAt'> {
  const states = { ...row.states };
  for (const ref of refs) {
    const state = answers.get(ref)?.value.state;
    if (state) states[ref] = state;
    else delete states[ref];
  }
  const without = unconfirmed(set, row, refs);
  const returned = Object.entries(undo.confirmations).filter(
    ([ref]) =>
      !without.confirmations[ref] && isDeepStrictEqual(undo.stoodOn[ref], stoodOn(set, ref, answers)),
  );
  const untouched = row.lastActivityAt?.toISOString() === undo.at;
  const before = undo.lastActivityAt === null ? null : new Date(undo.lastActivityAt);
  return {
    ...without,
    states,
    confirmations: { ...without.confirmations, ...Object.fromEntries(returned) },
    lastActivityAt: untouched ? before : row.lastActivityAt,
  };
}

function unconfirmed(
  set: QuestionSet,
  { confirmations, assertionVersions, version }: AssessmentRow,
  refs: readonly string[],
): Omit<Changed, 'states'> {
  const assertions = assertionsOn(set, refs);
  const kept = Object.entries(confirmations).filter(([ref]) => !assertions.includes(ref));
  return {
    confirmations: Object.fromEntries(kept),
    assertionVersions: {
      ...assertionVersions,
      ...Object.fromEntries(assertions.map((ref) => [ref, version + 1])),
    },
  };
}
