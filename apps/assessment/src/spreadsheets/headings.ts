import { cleanCode } from '@dspt/contracts/text';
import type { Cell, Sheet, SheetRow } from '@dspt/files/spreadsheet';

/** Columns we read, by how their headings may begin; people move them, add their own and write more into the heading. */
type ColumnNames<Column extends string> = Readonly<Record<Column, readonly string[]>>;
/** Letters of the columns that are there. */
export type Columns<Column extends string> = Partial<Record<Column, string>>;

/** Rows under their headings, and whose they are. */
export interface Found<Column extends string> {
  columns: Columns<Column>;
  /** Whose the file says it is. */
  owner: { code: string; edition: string } | undefined;
  rows: SheetRow[];
}

interface LookedFor<Column extends string> {
  names: ColumnNames<Column>;
  /** Whether a row with these columns is the one with the headings. */
  isHeading: (columns: Columns<Column>) => boolean;
  /** Says whose a sheet is, with code and edition as its groups. */
  title: RegExp;
}

/** The rows under the headings looked for, in the sheet that has most item numbers under them. */
export const findUnder = <Column extends string>(
  sheets: readonly Sheet[],
  wanted: LookedFor<Column | 'ref'>,
): Found<Column | 'ref'> | undefined =>
  sheets.flatMap((sheet) => inSheet(sheet, wanted) ?? []).toSorted((a, b) => refsIn(b) - refsIn(a))[0];

const refsIn = ({ rows, columns: { ref } }: Found<'ref'>): number =>
  rows.filter(({ cells }) => ref && refOf(cells.get(ref))).length;

function inSheet<Column extends string>(
  { rows }: Sheet,
  { names, isHeading, title }: LookedFor<Column>,
): Found<Column> | undefined {
  const index = rows.findIndex((row) => isHeading(columnsOf(row, names)));
  if (index < 0) return undefined;
  const above = rows.slice(0, index).flatMap(({ cells }) => [...cells.values()]);
  const [, code, edition] = above.map(({ text }) => title.exec(text)).find((match) => match) ?? [];
  return {
    columns: columnsOf(rows[index]!, names),
    owner: code && edition ? { code: code.toUpperCase(), edition } : undefined,
    rows: rows.slice(index + 1),
  };
}

/** Which column is which, when a row holds the headings. */
function columnsOf<Column extends string>(
  { cells }: SheetRow,
  columnNames: ColumnNames<Column>,
): Columns<Column> {
  const texts = [...cells].map(([letter, { text }]) => [letter, headingText(text)] as const);
  const columns: Columns<Column> = {};
  for (const [column, names] of Object.entries(columnNames) as [Column, readonly string[]][]) {
    const free = texts.filter(([letter]) => !Object.values(columns).includes(letter));
    const match = names
      .map((name, rank) => free.find(([, text]) => (rank === 0 ? text.startsWith(name) : text === name)))
      .find((one) => one);
    if (match) columns[column] = match[0];
  }
  return columns;
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
