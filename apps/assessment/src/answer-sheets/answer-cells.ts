import type { AnswerValue } from '@dspt/contracts/assessment/assessments';
import type { EvidenceItem } from '../question-sets/question-set.js';
import type { Typed } from './layout.js';

/** What the three cells of a row hold, as they are compared: days as `yyyy-mm-dd`. */
export type CellTexts = Record<Typed, string>;

export const words = {
  yes: 'Yes',
  notYet: 'Not yet',
  notApplicable: 'Does not apply',
  /** Empties what is there. */
  clear: 'Clear',
} as const;
export const uploaded = 'Uploaded: ';

/** What can be chosen for an item; empty when its answer is written. */
export const choicesOf = ({ answerType, settles, notApplicableAllowed }: EvidenceItem): string[] =>
  answerType === 'tick'
    ? [
        words.yes,
        ...(settles ? [settles.statement] : []),
        words.notYet,
        ...(notApplicableAllowed ? [words.notApplicable] : []),
        words.clear,
      ]
    : [];

/** An answer as a row shows it. */
export const cellsOf = (item: EvidenceItem, value: AnswerValue): CellTexts => ({
  answer: answerCell(item, value),
  more: moreCell(item, value),
  comment: value.comment,
});

function answerCell({ settles }: EvidenceItem, { state, ...value }: AnswerValue): string {
  if (settles && [value.text, value.reason].includes(settles.statement)) return settles.statement;
  if (state === 'not-yet') return words.notYet;
  if (value.reason !== null) return words.notApplicable;
  if (value.tick) return words.yes;
  return value.text ?? value.date ?? value.documents.map((document) => lineOf(document)).join('\n');
}

export function lineOf(document: AnswerValue['documents'][number]): string {
  if (document.kind === 'link') return document.url;
  // A line is one document.
  if (document.kind === 'location') return document.description.replaceAll('\n', ' ');
  return uploaded + document.name;
}

const moreCell = ({ settles }: EvidenceItem, { reason, planned }: AnswerValue): string =>
  reason === settles?.statement ? '' : (reason ?? planned ?? '');
