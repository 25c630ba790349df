import type { ActionPlan } from '@dspt/contracts/assessment/action-plans';
import type { Cell, Sheet, SheetRow } from '@dspt/files/spreadsheet';
import { findUnder, type Columns } from '../spreadsheets/headings.js';

export const sheetName = 'Action plan';
export const headings = ['Number', 'Question', 'What you will do', 'Who will do it', 'By when'];
/** The first line says whose plan it is, so that a group does not mix up its sites. */
export const titleOf = ({ code, edition }: Pick<ActionPlan, 'code' | 'edition'>): string =>
  `Action plan of ${code} for ${edition}`;

const title = /action plan of (\S{1,32}) for (\d{4}-\d{2})/i;

const columnNames = {
  ref: ['number', 'item number', 'question number', 'item', 'no'],
  action: ['what you will do', 'what will you do', 'action'],
  owner: ['who will do it', 'who', 'owner', 'responsible'],
  dueOn: ['by when', 'when', 'due', 'date', 'deadline'],
};
type Column = keyof typeof columnNames;
export const columnTitles: Record<Column, string> = {
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
  const found = findUnder<Column>(sheets, { names: columnNames, isHeading, title });
  if (!found) return undefined;
  const { owner, rows, columns } = found;
  const named = Object.keys(columnNames) as Column[];
  return {
    owner,
    rows: rows.map((row) => planRow(row, columns)),
    missing: named.filter((column) => !columns[column]).map((column) => columnTitles[column]),
  };
}

const isHeading = ({ ref, action, owner, dueOn }: Columns<Column>): boolean =>
  Boolean(ref && (action || (owner && dueOn)));

function planRow({ number, hidden, cells }: SheetRow, columns: Columns<Column>): PlanRow {
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
