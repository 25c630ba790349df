import { cleanLine } from '@dspt/contracts/text';
import { tidyPostcode } from '../organisations/postcode.js';
import { garbledIn } from './garbled.js';
import type { CsvRecord } from './csv-record.js';

/** One line of a 27-column file, cleaned. Days are `yyyy-mm-dd`. */
export interface OrganisationRow {
  code: string;
  name: string;
  address: string;
  town: string | null;
  postcode: string | null;
  telephone: string | null;
  openedOn: string | null;
  closedOn: string | null;
  /** The status letter says closed. */
  closed: boolean;
  parent: string | null;
  joinedOn: string | null;
  leftOn: string | null;
}

/** What was odd about a line, by kind, so that one kind cannot crowd out the others in a report. */
export interface Oddity {
  kind: 'rejected' | 'bad-postcode' | 'date' | 'status' | 'parent' | 'area' | 'beds';
  reason: string;
}

/** A line as it was read; without `row` it was rejected, and its `code` is known only if it was legible. */
export interface Reading<Row> {
  code: string | null;
  row?: Row;
  oddities: Oddity[];
}

class Unreadable extends Error {}

const plain = /^[!-~]*(?: [!-~]+)*$/;

/** One space where there was any white space; nothing that cannot be seen. */
export const clean = (text = ''): string => (plain.test(text) ? text : cleanLine(text));

const orNull = (text: string): string | null => text || null;

export function readCode(text: string | undefined): string | null {
  const code = clean(text).toUpperCase();
  return /^[A-Z0-9][A-Z0-9_.-]{0,31}$/.test(code) ? code : null;
}

/** `20260503` or `2026-05-03` as `2026-05-03`; `null` when blank. */
export function readDay(text: string | undefined, what: string): string | null {
  const value = clean(text);
  if (!value) return null;
  const [, year, month, date] = /^([12]\d{3})-?(0[1-9]|1[0-2])-?(\d{2})$/.exec(value) ?? [];
  const lastOfMonth = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  if (!(Number(date) >= 1 && Number(date) <= lastOfMonth))
    reject(`${what} “${shortened(value)}” is not a date`);
  return `${year}-${month}-${date}`;
}

/** Reads a line of so many columns, of which the first is a code. */
export function reading<Row>(
  { fields, broken }: Pick<CsvRecord, 'fields' | 'broken'>,
  columns: number,
  read: (code: string, oddities: Oddity[]) => Row,
): Reading<Row> {
  const code = readCode(fields[0]);
  const oddities: Oddity[] = [];
  try {
    if (broken) reject(broken);
    if (fields.length !== columns) reject(`It has ${fields.length} columns instead of ${columns}`);
    const garbled = garbledIn(fields);
    if (garbled) reject(`“${clean(garbled)}” is in another encoding than the rest of the file`);
    if (!code) reject(`“${shortened(clean(fields[0]))}” is not an ODS code`);
    return { code, row: read(code, oddities), oddities };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { code, oddities: [...oddities, { kind: 'rejected', reason: error.message }] };
  }
}

/** Cleaned text of at most so many characters. */
export function readText(text: string | undefined, what: string, max: number): string {
  const value = clean(text);
  if (value.length > max) reject(`${what} has ${value.length} characters; at most ${max} can be kept`);
  return value;
}

const shortened = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

export function reject(reason: string): never {
  throw new Unreadable(reason);
}

export function readOrganisation(
  record: Pick<CsvRecord, 'fields' | 'broken'>,
  today: string,
  hasParents: boolean,
): Reading<OrganisationRow> {
  const { fields } = record;
  return reading(record, 27, (code, oddities) => {
    const name = readText(fields[1], 'Its name', 200) || reject('It has no name');
    const lines = fields.slice(4, 9).map((line) => readText(line, 'A line of its address', 200));
    const row: OrganisationRow = {
      code,
      name,
      address: lines.filter(Boolean).join('\n'),
      town: townOf(lines),
      postcode: readPostcode(fields[9], oddities),
      telephone: orNull(readText(fields[17], 'Its telephone number', 60)),
      openedOn: readDay(fields[10], 'Open date'),
      closedOn: readDay(fields[11], 'Close date'),
      closed: /^(C|CLOSED|INACTIVE)$/i.test(clean(fields[12])),
      parent: hasParents ? readParent(code, fields[14], oddities) : null,
      joinedOn: readDay(fields[15], 'Date of joining the parent'),
      leftOn: readDay(fields[16], 'Date of leaving the parent'),
    };
    checkDates(row, clean(fields[12]).toUpperCase(), today, oddities);
    return row;
  });
}

/** Care files put the town in the fourth line; others just end with it. */
function townOf(lines: string[]): string | null {
  return orNull(lines[3] || lines.slice(1, 3).findLast(Boolean) || '');
}

function readPostcode(text: string | undefined, oddities: Oddity[]): string | null {
  const given = readText(text, 'Its postcode', 40);
  const postcode = tidyPostcode(given);
  if (!given) oddities.push({ kind: 'bad-postcode', reason: 'It has no postcode' });
  else if (!postcode)
    oddities.push({ kind: 'bad-postcode', reason: `“${given}” is not a postcode; kept as it is` });
  else if (postcode !== given)
    oddities.push({ kind: 'bad-postcode', reason: `“${given}” was read as ${postcode}` });
  else if (given !== text)
    oddities.push({ kind: 'bad-postcode', reason: `What was around its postcode ${postcode} was left out` });
  return postcode ?? orNull(given.toUpperCase());
}

function readParent(code: string, text: string | undefined, oddities: Oddity[]): string | null {
  const [first, ...others] = clean(text).split('|');
  if (!first) return null;
  const parent = readCode(first);
  const odd = (reason: string) => oddities.push({ kind: 'parent', reason });
  if (others.length > 0) odd(`It names several head offices (${clean(text)}); the first was taken`);
  if (!parent) odd(`“${first}” is not an ODS code; no head office was taken`);
  if (parent === code) odd('It names itself as its head office; no head office was taken');
  return parent === code ? null : parent;
}

/** The dates decide whether it is open; a status letter that says otherwise is only reported. */
function checkDates(row: OrganisationRow, status: string, today: string, oddities: Oddity[]): void {
  const odd = (kind: Oddity['kind'], reason: string) => oddities.push({ kind, reason });
  if (!/^([ACDP]|ACTIVE|INACTIVE|CLOSED)?$/.test(status))
    odd('status', `Status “${shortened(status)}” is none that is known; its dates decide`);
  if (status === 'P' && !row.openedOn) reject('It is only proposed: it has no open date yet');
  if (status === 'P' && row.openedOn! <= today) odd('status', `Proposed, but open since ${row.openedOn}`);
  if (row.closed && !row.closedOn) odd('status', `Status ${status}, but no close date`);
  if (/^(A|ACTIVE)$/.test(status) && row.closedOn && row.closedOn <= today)
    odd('status', `Status ${status}, but closed since ${row.closedOn}`);
  if (row.openedOn && row.openedOn > today) odd('date', `It opens in the future, on ${row.openedOn}`);
  if (row.closedOn && row.closedOn > today) odd('date', `It closes in the future, on ${row.closedOn}`);
  if (row.openedOn && row.closedOn && row.closedOn < row.openedOn)
    odd('date', `It closed (${row.closedOn}) before it opened (${row.openedOn})`);
  if (row.openedOn && row.joinedOn && row.joinedOn < row.openedOn)
    odd('date', `It joined its head office (${row.joinedOn}) before it opened (${row.openedOn})`);
}
