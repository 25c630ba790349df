import type { AnswerValue } from '@dspt/contracts/assessment/assessments';
import { changeWords, whoChanged } from '@dspt/contracts/assessment/change-words';
import type { Change } from '@dspt/contracts/assessment/changes';
import { londonTime } from '@dspt/contracts/days';
import type { CsvColumns } from '@dspt/service-kit/http/csv';
import { lineOf, words } from '../answer-sheets/answer-cells.js';
import type { SeenTo } from '../assignments/assignment-change.entity.js';

/** What it is about: numbers, and the words of the edition. */
function aboutOf(change: Change): { ref: string; wording: string }[] {
  if ('item' in change) return [{ ref: change.item.ref, wording: change.item.question }];
  if ('items' in change) return change.items.map(({ ref, question }) => ({ ref, wording: question }));
  if ('assertions' in change) return change.assertions.map(({ ref, title }) => ({ ref, wording: title }));
  return [];
}

/** An answer in the words of the spreadsheet of answers, with its comment. */
const answerText = ({ state, tick, text, date, documents, reason, planned, comment }: AnswerValue): string =>
  [
    ...(state === 'not-yet' ? [words.notYet] : []),
    ...(reason === null ? [] : [`${words.notApplicable}: ${reason}`]),
    ...(tick && !text ? [words.yes] : []),
    text ?? '',
    planned ?? '',
    date ?? '',
    ...documents.map((document) => lineOf(document)),
    comment && `Comment: ${comment}`,
  ]
    .filter((part) => part !== '')
    .join('\n');

const seenToText = ({ owner, dueOn }: SeenTo): string => [owner, dueOn].filter(Boolean).join(', ');

function valueText(change: Change, which: 'from' | 'to'): string {
  if (change.did === 'assigned' || change.did === 'handed-over') return seenToText(change[which]);
  if (change.did !== 'answered') return '';
  const value = change[which];
  return value ? answerText(value) : '';
}

export const changeColumns: CsvColumns<Change> = {
  'When (UK time)': ({ at }) => londonTime(at),
  Who: whoChanged,
  Edition: ({ edition }) => edition,
  Numbers: (change) =>
    aboutOf(change)
      .map(({ ref }) => ref)
      .join(', '),
  Questions: (change) =>
    aboutOf(change)
      .map(({ wording }) => wording)
      .join('\n'),
  'What happened': changeWords,
  Before: (change) => valueText(change, 'from'),
  After: (change) => valueText(change, 'to'),
};
