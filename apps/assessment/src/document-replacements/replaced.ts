import { restoredWithinDays, type replaceDocument } from '@dspt/contracts/assessment/document-replacements';
import type { AnswerValue } from '@dspt/contracts/assessment/assessments';
import type { DocumentReference } from '@dspt/contracts/assessment/documents';
import type { Body } from '@dspt/contracts/define';
import type { AnswerRow } from '../answers/answers.repository.js';
import type { StoredDocumentReplacement } from './document-replacement.entity.js';
import { DocumentUseChanged } from './document-replacements.problems.js';

type Shown = Body<typeof replaceDocument>['answers'];
type Upload = Extract<DocumentReference, { kind: 'upload' }>;

const isUpload = (document: DocumentReference, id: string): boolean =>
  document.kind === 'upload' && document.id === id;

/** Whether an answer names a document. */
export const names = ({ documents }: AnswerValue, id: string): boolean =>
  documents.some((document) => isUpload(document, id));

/** The answer with the newer document where the old one was, once. */
export function replaced(value: AnswerValue, id: string, by: Upload): AnswerValue {
  const others = value.documents.filter((document) => !isUpload(document, by.id));
  return { ...value, documents: others.map((document) => (isUpload(document, id) ? by : document)) };
}

const dayMs = 24 * 3600_000;

/** What was replaced after this moment can still be put back. */
export const restorableSince = (now: Date): Date => new Date(now.getTime() - restoredWithinDays * dayMs);

/** Refs of the answers that are still in the version in which a replacement left them: nobody has changed them since. */
export const stillReplaced = (
  left: StoredDocumentReplacement['answers'],
  all: ReadonlyMap<string, Pick<AnswerRow, 'version'>>,
): string[] => left.filter(({ ref, version }) => all.get(ref)?.version === version).map(({ ref }) => ref);

/**
 * @param using answers that name the document, by ref
 * @param all every answer, by ref
 * @throws {DocumentUseChanged} naming those that are not as they were shown, or were not shown at all
 */
export function mustBeAsShown(
  shown: Shown,
  using: readonly string[],
  all: ReadonlyMap<string, Pick<AnswerRow, 'version' | 'changedByName'>>,
): void {
  const versions = new Map(shown.map(({ ref, version }) => [ref, version]));
  const refs = new Set([...using, ...versions.keys()]);
  const changed = [...refs].filter(
    (ref) => !using.includes(ref) || versions.get(ref) !== all.get(ref)?.version,
  );
  if (changed.length > 0)
    throw new DocumentUseChanged(
      changed.map((ref) => ({ ref, by: all.get(ref)?.changedByName ?? 'Somebody' })),
    );
}
