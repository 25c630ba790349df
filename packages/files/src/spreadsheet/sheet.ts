import { BadArchive, type Archive } from '../zip.js';
import { walkXml } from '../xml.js';
import { shown, TextCollector } from './strings.js';

/** What a cell shows; of a day `yyyy-mm-dd`, of an error its name, of a formula nobody worked out nothing. */
export interface Cell {
  kind: 'text' | 'number' | 'day' | 'error' | 'no-result';
  text: string;
}

export interface SheetRow {
  /** As the spreadsheet program shows it, from 1. */
  number: number;
  hidden: boolean;
  /** By column letter; only what shows something. */
  cells: Map<string, Cell>;
}

export interface Sheet {
  name: string;
  /** Only rows that show something. */
  rows: SheetRow[];
}

export interface Shared {
  strings: readonly string[];
  isDate: (style: number) => boolean;
  /** Days are counted from 1904, as old Macs did. */
  date1904: boolean;
}

const mostRows = 5000;
const mostCells = 100_000;
const longestText = 32_767;

interface OpenCell {
  column: string;
  type: string;
  style: number;
  value: string;
  hasFormula: boolean;
}

/** @throws {BadArchive} */
export async function readSheet(
  archive: Archive,
  part: string,
  name: string,
  shared: Shared,
): Promise<Sheet> {
  const rows: SheetRow[] = [];
  let [rowNumber, rowHidden, columns, cells] = [0, false, 0, 0];
  let row: SheetRow | undefined;
  let cell: OpenCell | undefined;
  let inValue = false;
  const inline = new TextCollector();

  const beginRow = ({ r, hidden }: Record<string, string>): void => {
    rowNumber = Number(r) || rowNumber + 1;
    rowHidden = hidden === '1' || hidden === 'true';
    [row, columns] = [undefined, 0];
  };
  const beginCell = ({ r = '', t = 'n', s = '0' }: Record<string, string>): void => {
    columns = columnNumber(r) || columns + 1;
    cell = { column: columnName(columns), type: t, style: Number(s), value: '', hasFormula: false };
  };
  const endCell = (done: OpenCell): void => {
    if (done.type === 'inlineStr') done.value = inline.take();
    const found = shownBy(done, shared);
    if (!found) return;
    if (!row) rows.push((row = { number: rowNumber, hidden: rowHidden, cells: new Map() }));
    if (rows.length > mostRows || ++cells > mostCells) throw new BadArchive('too many cells');
    row.cells.set(done.column, found);
  };

  await walkXml(archive, part, {
    open: (element, attributes) => {
      if (element === 'row') beginRow(attributes);
      if (element === 'c') beginCell(attributes);
      if (element === 'f' && cell) cell.hasFormula = true;
      inValue = element === 'v';
      inline.open(element);
    },
    text: (text) => {
      if (cell && inValue) cell.value += text;
      if (cell) inline.read(text);
    },
    close: (element) => {
      inValue = false;
      inline.close(element);
      if (element !== 'c' || !cell) return;
      endCell(cell);
      cell = undefined;
    },
  });
  return { name, rows };
}

function shownBy({ type, style, value, hasFormula }: OpenCell, shared: Shared): Cell | undefined {
  if (value === '') return hasFormula && type !== 'str' ? { kind: 'no-result', text: '' } : undefined;
  if (type === 'e') return { kind: 'error', text: value.slice(0, 40) };
  if (type === 'b') return { kind: 'text', text: value === '1' ? 'TRUE' : 'FALSE' };
  if (type === 'd') return { kind: 'day', text: value.slice(0, 10) };
  if (type === 'n') return numberCell(Number(value), shared.isDate(style), shared.date1904);
  const text = type === 's' ? (shared.strings[Number(value)] ?? '') : type === 'str' ? shown(value) : value;
  return text === '' ? undefined : { kind: 'text', text: text.slice(0, longestText) };
}

const dayMs = 24 * 3600_000;
/** Day 0 of a spreadsheet, which believes that 1900 was a leap year. */
const epoch = Date.UTC(1899, 11, 30);
const epoch1904 = Date.UTC(1904, 0, 1);
/** 31 December 9999. */
const lastSerial = 2_958_465;

function numberCell(value: number, isDate: boolean, date1904: boolean): Cell {
  const days = Math.floor(value);
  if (!isDate || !(days >= 0 && days <= lastSerial)) return { kind: 'number', text: String(value) };
  const moment = new Date((date1904 ? epoch1904 : epoch) + days * dayMs);
  return { kind: 'day', text: moment.toISOString().slice(0, 10) };
}

/** @example columnNumber('AB12') // 28 */
const columnNumber = (reference: string): number =>
  (/^[A-Z]{1,3}/.exec(reference)?.[0] ?? '')
    .split('')
    .reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

/** @example columnName(28) // 'AB' */
const columnName = (number: number): string =>
  number <= 0
    ? ''
    : columnName(Math.floor((number - 1) / 26)) + String.fromCharCode(65 + ((number - 1) % 26));
