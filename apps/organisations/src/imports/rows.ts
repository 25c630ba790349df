import { tidyPostcode } from '../organisations/postcode.js';

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
  kind: 'rejected' | 'bad-postcode' | 'date' | 'status' | 'parent';
  reason: string;
}

/** A line as it was read; without `row` it was rejected, and its `code` is known only if it was legible. */
export interface Reading<Row> {
  code: string | null;
  row?: Row;
  oddities: Oddity[];
}

class Unreadable extends Error {}

const untidy = /[^\S ]|\p{Cc}| {2}/u;

/** One space where there was any white space or control character. */
export const clean = (text = ''): string =>
  (untidy.test(text) ? text.replaceAll(/[\s\p{Cc}]+/gu, ' ') : text).trim();

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
  if (!(Number(date) >= 1 && Number(date) <= lastOfMonth)) reject(`${what} “${value}” is not a date`);
  return `${year}-${month}-${date}`;
}

/** Reads a line of so many columns, of which the first is a code. */
export function reading<Row>(
  fields: string[],
  columns: number,
  read: (code: string, oddities: Oddity[]) => Row,
): Reading<Row> {
  const code = readCode(fields[0]);
  const oddities: Oddity[] = [];
  try {
    if (fields.length !== columns) reject(`It has ${fields.length} columns instead of ${columns}`);
    if (!code) reject(`“${clean(fields[0])}” is not an ODS code`);
    return { code, row: read(code, oddities), oddities };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { code, oddities: [{ kind: 'rejected', reason: error.message }] };
  }
}

export function reject(reason: string): never {
  throw new Unreadable(reason);
}

export function readOrganisation(
  fields: string[],
  today: string,
  hasParents: boolean,
): Reading<OrganisationRow> {
  return reading(fields, 27, (code, oddities) => {
    const name = clean(fields[1]) || reject('It has no name');
    const lines = fields.slice(4, 9).map(clean);
    const row: OrganisationRow = {
      code,
      name,
      address: lines.filter(Boolean).join('\n'),
      town: townOf(lines),
      postcode: readPostcode(fields[9], oddities),
      telephone: orNull(clean(fields[17])),
      openedOn: readDay(fields[10], 'Open date'),
      closedOn: readDay(fields[11], 'Close date'),
      closed: /^(C|INACTIVE)$/i.test(clean(fields[12])),
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
  const given = clean(text);
  const postcode = tidyPostcode(given);
  if (!given) oddities.push({ kind: 'bad-postcode', reason: 'It has no postcode' });
  else if (!postcode)
    oddities.push({ kind: 'bad-postcode', reason: `“${given}” is not a postcode; kept as it is` });
  else if (postcode !== text)
    oddities.push({ kind: 'bad-postcode', reason: `“${text}” was read as ${postcode}` });
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
  if (status === 'P' && !row.openedOn) reject('It is only proposed: it has no open date yet');
  if (status === 'P' && row.openedOn! <= today) odd('status', `Proposed, but open since ${row.openedOn}`);
  if (row.closed && !row.closedOn) odd('status', `Status ${status}, but no close date`);
  if (/^(A|ACTIVE)$/.test(status) && row.closedOn && row.closedOn <= today)
    odd('status', `Status ${status}, but closed since ${row.closedOn}`);
  if (row.openedOn && row.openedOn > today) odd('date', `It opens in the future, on ${row.openedOn}`);
  if (row.closedOn && row.closedOn > today) odd('date', `It closes in the future, on ${row.closedOn}`);
  if (row.openedOn && row.closedOn && row.closedOn < row.openedOn)
    odd('date', `It closed (${row.closedOn}) before it opened (${row.openedOn})`);
}
