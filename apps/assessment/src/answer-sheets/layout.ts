import type { Cell, Sheet } from '@dspt/files/spreadsheet';
import { hiddenNotice, isHeadline } from '../spreadsheets/cells.js';
import { findUnder, type Columns } from '../spreadsheets/headings.js';
import { NotAnAnswerSheet } from './answer-sheets.problems.js';
import { headings } from './layout-words.js';

/** The first line says whose answers they are, so that a group does not mix up its sites. */
export const titleOf = ({ code, edition }: { code: string; edition: string }): string =>
  `Answers of ${code} for ${edition}`;
const title = /answers of (\S{1,32}) for (\d{4}-\d{2})/i;

const names = {
  ref: ['number', 'item number', 'question number', 'item', 'no'],
  answer: ['your answer', 'answer', 'answers'],
  more: ['why it does not apply', 'reason', 'plan'],
  comment: ['comment', 'comments', 'note', 'notes'],
  version: ['version'],
} as const;
type Column = keyof typeof names;
export const typed = ['answer', 'more', 'comment'] as const;
export type Typed = (typeof typed)[number];

/** One row of a sheet as it was read. */
export type SheetRow = { number: number } & Partial<Record<Column, Cell>>;

/** All that is kept of a sheet. */
export interface ReadSheet {
  columns: Columns<Column>;
  rows: SheetRow[];
  notices: string[];
}

/** A sheet, and whose it says it is. */
export interface FoundAnswers extends ReadSheet {
  owner: { code: string; edition: string } | undefined;
}

function find(sheets: readonly Sheet[]): FoundAnswers | undefined {
  const found = findUnder<Column>(sheets, {
    names,
    title,
    isHeading: ({ ref, answer, comment }) => Boolean(ref && (answer || comment)),
  });
  if (!found) return undefined;
  const { columns, owner } = found;
  const columnsThere = Object.entries(columns) as [Column, string][];
  const rows = found.rows.flatMap(({ number, hidden, cells }) => {
    const there = columnsThere.flatMap(([column, letter]) => {
      const cell = cells.get(letter);
      return cell ? [[column, cell] as const] : [];
    });
    const row: SheetRow = { number, ...Object.fromEntries(there) };
    return isUsed(row) ? [{ row, hidden }] : [];
  });
  return {
    columns,
    owner,
    rows: rows.map(({ row }) => row),
    notices: [
      ...(owner ? [] : ['The file does not say whose answers they are. Check that they are yours']),
      ...missing(columns),
      ...hiddenNotice(rows.flatMap(({ row, hidden }) => (hidden ? [row.number] : []))),
    ],
  };
}

/** What people write between the rows is no row. */
const isUsed = ({ ref, ...row }: SheetRow): boolean =>
  (ref !== undefined && !isHeadline(ref)) || (ref === undefined && typed.some((column) => row[column]));

function missing(columns: Columns<Column>): string[] {
  const stays = typed
    .filter((column) => !columns[column])
    .map((column) => `The column ‘${headings[column]}’ is not in the file. What you have there stays`);
  return columns.version
    ? stays
    : [
        ...stays,
        'The column ‘Version’ is not in the file. We cannot tell whether somebody else has changed an answer since you downloaded it, so check each one',
      ];
}

/** What is looked for in the file that somebody sends. */
export const answersSheet = {
  again: 'Download your questions and answers as a spreadsheet, fill it in and upload that file.',
  headings: [headings.ref, headings.answer],
  find,
  refuse: (detail: string) => new NotAnAnswerSheet(detail),
};
