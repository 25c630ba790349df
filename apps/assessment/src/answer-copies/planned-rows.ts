import { isDeepStrictEqual } from 'node:util';
import type { CopyRow } from '@dspt/contracts/assessment/answer-copies';
import { noAnswer, settledAs, type AnswerValue } from '@dspt/contracts/assessment/assessments';
import { alsoGiven, answerValue } from '../answers/answer-rules.js';
import type { AnswerRow } from '../answers/answers.repository.js';
import type { CurrentAssessment } from '../assessments/assessments.service.js';
import { compareRefs, type QuestionSet } from '../question-sets/question-set.js';
import type { StoredRow } from './answer-copy-target.entity.js';

export type Answers = Readonly<Record<string, AnswerValue>>;

/** What is written for a row; `undefined` when nothing is. */
export type PlannedRow = StoredRow & { to?: AnswerValue };

/** An item that is answered with another one, or is no more. */
interface FollowUp {
  ref: string;
  follows: string;
  statement: string;
  isSettled: boolean;
}

interface There {
  assessment: Pick<CurrentAssessment, 'set' | 'completion'>;
  now: ReadonlyMap<string, AnswerRow>;
  /** Ids that documents have there, by the ids they have where they come from. */
  documents: ReadonlyMap<string, string>;
}

/** What answers of one organisation mean for another as it is now, in the order of the items. */
export function plannedRows(answers: Answers, there: There): PlannedRow[] {
  const { assessment, now, documents } = there;
  const chosen = Object.entries(answers).map(([ref, value]) =>
    rowOf(ref, there, copied(value, now.get(ref)?.value ?? noAnswer, documents)),
  );
  const followUps = followUpsOf(assessment.set, answers).flatMap(({ ref, statement, isSettled }) => {
    const { value = noAnswer, version = 0 } = now.get(ref) ?? {};
    const given = alsoGiven(statement, isSettled, { value, version });
    return given ? [rowOf(ref, there, answerValue(assessment.set.item(ref)!, given))] : [];
  });
  return [...chosen, ...followUps].toSorted((a, b) => compareRefs(a.ref, b.ref));
}

/** What some of the answers settle, as far as it is not among them. */
export const followUpsOf = (set: QuestionSet, answers: Answers): FollowUp[] =>
  Object.entries(answers).flatMap(([follows, value]) => {
    const settles = set.item(follows)?.settles;
    if (!settles) return [];
    const isSettled = Object.entries(settledAs(settles)).every(
      ([name, part]) => value[name as keyof AnswerValue] === part,
    );
    return settles.also
      .filter((ref) => !(ref in answers))
      .map((ref) => ({ ref, follows, statement: settles.statement, isSettled }));
  });

/** A comment goes along with its answer, and takes nobody's away. */
const copied = (value: AnswerValue, now: AnswerValue, documents: There['documents']): AnswerValue => ({
  ...noAnswer,
  ...value,
  comment: value.comment || now.comment,
  documents: value.documents.map((document) =>
    document.kind === 'upload' ? { ...document, id: documents.get(document.id) ?? document.id } : document,
  ),
});

function rowOf(ref: string, { assessment, now }: There, to: AnswerValue): PlannedRow {
  const { value = noAnswer, version = 0 } = now.get(ref) ?? {};
  const row = { ref, version, result: null, from: null, by: null };
  if (assessment.completion.waivedBy(ref)) return { ...row, plan: 'not-needed' };
  if (isDeepStrictEqual(to, value)) return { ...row, plan: 'same' };
  const isLost = value.state !== 'not-started' || (value.comment !== '' && value.comment !== to.comment);
  return isLost ? { ...row, plan: 'overwrites', from: value, to } : { ...row, plan: 'new', to };
}

/** A row without its answer, which is worked out anew when it is written. */
export function asStored(row: PlannedRow): StoredRow {
  const { to: _, ...stored } = row;
  return stored;
}

export const isWritten = ({ plan }: Pick<CopyRow, 'plan'>): boolean =>
  plan === 'new' || plan === 'overwrites';

/**
 * What becomes of a row that was previewed, when it is to be written.
 * @param row as it is planned now
 */
export function decided(
  previewed: StoredRow,
  row: PlannedRow | undefined,
  by: string | undefined,
): PlannedRow {
  if (!isWritten(previewed)) return previewed;
  if (!row || !isWritten(row)) return { ...previewed, plan: row?.plan ?? 'same', from: null };
  if (row.version !== previewed.version) return { ...previewed, result: 'changed-since', by: by ?? null };
  return { ...row, result: 'copied' };
}

/** Assertions whose confirmation does not outlast that these items change. */
export const unconfirmedBy = (
  { set, completion }: Pick<CurrentAssessment, 'set' | 'completion'>,
  refs: readonly string[],
): string[] => assertionsOn(set, refs).filter((ref) => completion.confirmations[ref] !== undefined);

export const assertionsOn = (set: QuestionSet, refs: readonly string[]): string[] => [
  ...new Set(refs.flatMap((ref) => set.assertionsOn(set.item(ref)!))),
];

/** Ids of the uploads that answers name. */
export const uploadsIn = (answers: Answers): string[] => [
  ...new Set(
    Object.values(answers).flatMap(({ documents }) =>
      documents.flatMap((document) => (document.kind === 'upload' ? [document.id] : [])),
    ),
  ),
];
