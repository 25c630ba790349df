import type { AnswerValue, ItemState } from '@dspt/contracts/assessment/assessments';
import type { DocumentReference } from '@dspt/contracts/assessment/documents';
import type { Line } from '../../pages/choose.page.js';
import { dayText } from '../../pages/dates.js';
import { paths } from '../../paths.js';
import type { DocumentTags } from '../documents/document-words.js';

export const stateNames: Record<ItemState, string> = {
  'not-started': 'Not started',
  'not-yet': 'Not yet',
  answered: 'Answered',
  'not-applicable': 'Does not apply',
  exempt: 'Not needed',
  'carried-over': 'Check again',
};

/** What was answered, in plain words. The comment is the last line. */
export function answerLines(value: AnswerValue, tags?: DocumentTags): Line[] {
  const lines = valueLines(value, tags);
  if (lines.length === 0) lines.push({ text: value.state === 'exempt' ? 'Not needed' : 'Not answered' });
  return value.comment ? [...lines, { text: `Comment: ${value.comment}` }] : lines;
}

function valueLines(
  { state, tick, text, date, documents, reason, planned }: AnswerValue,
  tags?: DocumentTags,
): Line[] {
  return [
    ...(state === 'not-yet' ? [{ text: planned ? `Not yet. Planned: ${planned}` : 'Not yet' }] : []),
    ...(reason ? [{ text: `Does not apply to us: ${reason}` }] : []),
    // What settles a question says more than its yes.
    ...(tick && !text ? [{ text: 'Yes, this is true for us' }] : []),
    ...(text ? [{ text }] : []),
    ...(date ? [{ text: dayText(date) }] : []),
    ...documents.map((document) => documentLine(document, tags)),
  ];
}

/** @param tags of documents that are out of date, or will be soon */
export function documentLine(document: DocumentReference, tags?: DocumentTags): Line {
  if (document.kind === 'link') return { text: document.url, href: document.url };
  if (document.kind === 'location') return { text: `Kept here: ${document.description}` };
  const tag = tags?.get(document.id);
  return {
    text: `${document.name} (${sizeText(document.size)})`,
    href: paths.assessment.document(document.id),
    ...(tag ? { tag } : {}),
  };
}

/** @example sizeText(2_350_000) // '2.4 MB' */
export function sizeText(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
