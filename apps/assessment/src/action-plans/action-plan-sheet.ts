import type { ActionPlan } from '@dspt/contracts/assessment/action-plans';
import type { FieldError } from '@dspt/contracts/problem';
import type { GivenActions } from './action-plans.service.js';
import { dayOfCell } from './spreadsheet-dates.js';
import type { Cell, Sheet, SheetRow } from './spreadsheet-reader.js';

export const sheetName = 'Action plan';
export const headings = ['Number', 'Question', 'What you will do', 'Who will do it', 'By when'];
/** The first line says whose plan it is, so that a group does not mix up its sites. */
export const titleOf = ({ code, edition }: Pick<ActionPlan, 'code' | 'edition'>): string =>
  `Action plan of ${code} for ${edition}`;

const longest = { action: 2000, owner: 200 };

export type SheetReading =
  | { kind: 'not-a-plan' }
  | { kind: 'of-another'; title: string }
  | { kind: 'read'; actions: GivenActions; errors: FieldError[] };

/** What a filled-in sheet says; every row that cannot be used is named by its number. */
export function readActions(sheet: Sheet, plan: Pick<ActionPlan, 'code' | 'edition'>): SheetReading {
  const [title, heading, ...rows] = sheet.rows;
  const isPlan = heading && headings.every((text, index) => textOf(heading, columns[index]!) === text);
  if (!title || !isPlan) return { kind: 'not-a-plan' };
  const given = textOf(title, 'A');
  if (given !== titleOf(plan)) return { kind: 'of-another', title: given };
  const read = rows.filter((row) => textOf(row, 'A') !== '').map((row) => readRow(row, sheet));
  return {
    kind: 'read',
    actions: read.map(({ action }) => action),
    errors: read.flatMap(({ errors }) => errors),
  };
}

const columns = ['A', 'B', 'C', 'D', 'E'];

function readRow(row: SheetRow, { date1904 }: Sheet): { action: GivenActions[number]; errors: FieldError[] } {
  const [ref, action, owner] = [textOf(row, 'A'), textOf(row, 'C'), textOf(row, 'D')];
  const due = row.cells.get('E') ?? '';
  const dueOn = dayOfCell(due, date1904);
  const problems = [
    ...(action.length > longest.action
      ? [`what you will do must be ${longest.action} characters or fewer`]
      : []),
    ...(owner.length > longest.owner ? [`who will do it must be ${longest.owner} characters or fewer`] : []),
    ...(dueOn === undefined ? [`‘${String(due)}’ is not a date. Enter it like 27/3/2027`] : []),
  ];
  const errors = problems.map((problem) => ({
    field: 'file',
    message: `Row ${row.number}, question ${ref}: ${problem}`,
  }));
  return { action: { ref, action, owner, dueOn: dueOn ?? '' }, errors };
}

const textOf = ({ cells }: SheetRow, column: string): string => textOfCell(cells.get(column) ?? '');
const textOfCell = (cell: Cell): string => String(cell).trim();
