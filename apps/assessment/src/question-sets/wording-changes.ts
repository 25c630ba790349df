import { isDeepStrictEqual } from 'node:util';
import type { EvidenceItem, QuestionSetFile } from './question-set.js';

/** One line of an edition's change log; `ref` is `null` for the edition itself: dates, standards, assertions. */
export interface WordingChange {
  ref: string | null;
  change: 'added' | 'revised' | 'removed';
  before: object | null;
  after: object | null;
}

/** What differs between the edition as loaded and the file as it is now. */
export function wordingChanges(loaded: QuestionSetFile, file: QuestionSetFile): WordingChange[] {
  const before = byRef(loaded.items);
  const after = byRef(file.items);
  const refs = [...new Set([...before.keys(), ...after.keys()])];
  return [
    ...changeOf(null, withoutItems(loaded), withoutItems(file)),
    ...refs.flatMap((ref) => changeOf(ref, before.get(ref), after.get(ref))),
  ];
}

function changeOf(
  ref: string | null,
  before: object | undefined,
  after: object | undefined,
): WordingChange[] {
  if (isDeepStrictEqual(before, after)) return [];
  const change = before ? (after ? 'revised' : 'removed') : 'added';
  return [{ ref, change, before: before ?? null, after: after ?? null }];
}

const byRef = (items: EvidenceItem[]): Map<string, EvidenceItem> =>
  new Map(items.map((item) => [item.ref, item]));

const withoutItems = (file: QuestionSetFile): object => ({ ...file, items: [] });
