import type { ActionPlan } from '@dspt/contracts/assessment/action-plans';
import { cleanCode } from '@dspt/contracts/text';
import type { Cell, Sheet, SheetRow } from '@dspt/files/spreadsheet';

export const sheetName = 'Action plan';
export const headings = ['Number', 'Question', 'What you will do', 'Who will do it', 'By when'];
/** The first line says whose plan it is, so that a group does not mix up its sites. */
export const titleOf = ({ code, edition }: Pick<ActionPlan, 'code' | 'edition'>): string =>
  `Action plan of ${code} for ${edition}`;

const title = /action plan of (\S{1,32}) for (\d{4}-\d{2})/i;

/** Columns we read, by how their headings may begin; people move them, add their own and write more into the heading. */
const columnNames = {
  ref: ['number', 'item number', 'question number', 'item', 'no'],
  action: ['what you will do', 'what will you do', 'action'],
  owner: ['who will do it', 'who', 'owner', 'responsible'],
  dueOn: ['by when', 'when', 'due', 'date', 'deadline'],
};
type Column = keyof typeof columnNames;
const columnTitles: Record<Column, string> = {
  ref: 'Number',
  action: 'What you will do',
  owner: 'Who will do it',
  dueOn: 'By when',
};

/** The rows of a plan, wherever in a workbook it is. */
export interface FoundPlan {
  /** Whose plan the file says it is. */
  owner: { code: string; edition: string } | undefined;
  rows: PlanRow[];
  /** Headings that are not there. */
  missing: string[];
}

export type PlanRow = { number: number; hidden: boolean } & Record<Column, Cell | undefined>;

/** The sheet with the headings of a plan and the most item numbers under them. */
export function findPlan(sheets: readonly Sheet[]): FoundPlan | undefined {
  const found = sheets.flatMap((sheet) => inSheet(sheet) ?? []);
  return found.toSorted((a, b) => refsIn(b) - refsIn(a))[0];
}

const refsIn = ({ rows }: FoundPlan): number => rows.filter(({ ref }) => refOf(ref)).length;

function inSheet({ rows }: Sheet): FoundPlan | undefined {
  const index = rows.findIndex((row) => columnsOf(row) !== undefined);
  const columns = rows[index] && columnsOf(rows[index]);
  if (!columns) return undefined;
  const above = rows.slice(0, index).flatMap(({ cells }) => [...cells.values()]);
  const [, code, edition] = above.map(({ text }) => title.exec(text)).find((match) => match) ?? [];
  const named = Object.keys(columnNames) as Column[];
  return {
    owner: code && edition ? { code: code.toUpperCase(), edition } : undefined,
    rows: rows.slice(index + 1).map((row) => planRow(row, columns)),
    missing: named.filter((column) => !columns[column]).map((column) => columnTitles[column]),
  };
}

function planRow({ number, hidden, cells }: SheetRow, columns: Partial<Record<Column, string>>): PlanRow {
  const cell = (column: Column) => (columns[column] ? cells.get(columns[column]) : undefined);
  return {
    number,
    hidden,
    ref: cell('ref'),
    action: cell('action'),
    owner: cell('owner'),
    dueOn: cell('dueOn'),
  };
}

/** Which column is which, when a row holds the headings. */
function columnsOf({ cells }: SheetRow): Partial<Record<Column, string>> | undefined {
  const texts = [...cells].map(([letter, { text }]) => [letter, headingText(text)] as const);
  const columns: Partial<Record<Column, string>> = {};
  for (const [column, names] of Object.entries(columnNames) as [Column, string[]][]) {
    const free = texts.filter(([letter]) => !Object.values(columns).includes(letter));
    const match = names
      .map((name, rank) => free.find(([, text]) => (rank === 0 ? text.startsWith(name) : text === name)))
      .find((one) => one);
    if (match) columns[column] = match[0];
  }
  return columns.ref && (columns.action || (columns.owner && columns.dueOn)) ? columns : undefined;
}

const headingText = (text: string): string =>
  cleanCode(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** The number of an item as people leave it: with blanks, a full stop, or the question after it. */
export function refOf(cell: Cell | undefined): string | undefined {
  if (cell?.kind !== 'text') return undefined;
  return /^(?:\p{L}{1,10}\s?)?(\d{1,2}\.\d{1,2}\.\d{1,2})\.?(?:[\s:–-].*)?$/su.exec(
    cleanCode(cell.text),
  )?.[1];
}
