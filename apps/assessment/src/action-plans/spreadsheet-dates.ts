import { day } from '@dspt/contracts/values';
import type { Cell } from './spreadsheet-reader.js';

const dayMs = 24 * 3600 * 1000;
/** Day 0 of a spreadsheet, which believes that 1900 was a leap year. */
const epoch = Date.UTC(1899, 11, 30);
const from1904 = 1462;
/** Two numbers for day and month as people in the United Kingdom write them, and a year. */
const british = /^(\d{1,2})[./ -](\d{1,2})[./ -](\d{4}|\d{2})$/;

/** The day in a cell, `yyyy-mm-dd`; empty for an empty cell, `undefined` for what is no date. */
export function dayOfCell(cell: Cell, date1904: boolean): string | undefined {
  const text = String(cell).trim();
  if (text === '') return '';
  const found = typeof cell === 'number' ? dayOfNumber(cell, date1904) : dayOfText(text);
  return day.safeParse(found).data;
}

function dayOfNumber(serial: number, date1904: boolean): string | undefined {
  const days = Math.floor(serial) + (date1904 ? from1904 : 0);
  const isPossible = days > 0 && days < 2_958_466;
  return isPossible ? new Date(epoch + days * dayMs).toISOString().slice(0, 10) : undefined;
}

function dayOfText(text: string): string {
  const [, dayOfMonth, month, year] = british.exec(text) ?? [];
  if (!dayOfMonth || !month || !year) return text;
  return `${year.padStart(4, '20')}-${month.padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`;
}
