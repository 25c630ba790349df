import { noAnswer } from '@dspt/contracts/assessment/assessments';
import { undoneWithinDays, type AnswerCopy } from '@dspt/contracts/assessment/answer-copies';
import { compareRefs, type QuestionSet } from '../question-sets/question-set.js';
import type { StoredAnswerCopy } from './answer-copy.entity.js';
import type { StoredAnswerCopyTarget } from './answer-copy-target.entity.js';
import { followUpsOf } from './planned-rows.js';

const dayMs = 24 * 3600_000;

/** The moment from which a copy cannot be undone any more. */
export const undoEnds = (doneAt: Date): Date => new Date(doneAt.getTime() + undoneWithinDays * dayMs);

/** A copy with what it does to each organisation, by their names. */
export function answerCopyOutput(
  copy: StoredAnswerCopy,
  targets: readonly StoredAnswerCopyTarget[],
  { set, now }: { set: QuestionSet | undefined; now: Date },
): AnswerCopy {
  const { id, madeAt, doneAt, undoneAt } = copy;
  const canUndo =
    doneAt && !undoneAt && now < undoEnds(doneAt) && targets.some(({ state }) => state === 'done');
  return {
    id,
    madeAt: madeAt.toISOString(),
    doneAt: doneAt?.toISOString() ?? null,
    undoneAt: undoneAt?.toISOString() ?? null,
    undoUntil: canUndo ? undoEnds(doneAt).toISOString() : null,
    items: itemsOf(copy, targets, set),
    targets: targets.map(({ code, name, state, refused, rows, unconfirmed }) => ({
      code,
      name,
      state,
      refused,
      rows: rows.map(({ ref, plan, result, from, by }) => ({ ref, plan, result, from, by })),
      unconfirmed,
    })),
  };
}

function itemsOf(
  { answers }: StoredAnswerCopy,
  targets: readonly StoredAnswerCopyTarget[],
  set: QuestionSet | undefined,
): AnswerCopy['items'] {
  const touched = new Set(targets.flatMap(({ rows }) => rows.map(({ ref }) => ref)));
  const chosen = Object.entries(answers).map(([ref, answer]) => ({ ref, answer, follows: null }));
  const followUps = (set ? followUpsOf(set, answers) : [])
    .filter(({ ref }) => touched.has(ref))
    .map(({ ref, follows, statement, isSettled }) => ({
      ref,
      follows,
      answer: isSettled ? { ...noAnswer, state: 'not-applicable' as const, reason: statement } : noAnswer,
    }));
  return [...chosen, ...followUps]
    .toSorted((a, b) => compareRefs(a.ref, b.ref))
    .map((item) => ({ ...item, question: set?.item(item.ref)?.question ?? '' }));
}
