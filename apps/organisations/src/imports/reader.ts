import type { Examined } from './examine.js';
import { Findings } from './findings.js';
import { FileRefused } from './imports.problems.js';
import type { Layout } from './layouts.js';
import { records } from './records.js';
import type { Reading } from './rows.js';
import type { Cell } from './staging.js';

/** What reading a file told, while its rows went to the staging table. */
export class Tally {
  rows = 0;
  readonly findings = new Findings();
  private readonly filled = new Map<number, number>();

  /** Share of the lines that have something in a column, counted from 1. */
  share(column: number): number {
    return (this.filled.get(column) ?? 0) / Math.max(this.rows, 1);
  }

  note(fields: string[], watched: number[]): void {
    this.rows++;
    for (const column of watched)
      if (fields[column - 1]?.trim()) this.filled.set(column, (this.filled.get(column) ?? 0) + 1);
  }
}

/** How one kind of file is read and staged. */
export interface Intake<Row> {
  read: (fields: string[]) => Reading<Row>;
  cells: (line: number, code: string, row: Row | undefined) => Cell[];
}

const watchedIn = (layout: Layout): number[] =>
  layout.content === 'organisations' ? [...(layout.filled ?? []), ...(layout.blank ?? [])] : [];

/** The rows of a file for its staging table. */
export async function* stagedRows<Row>(
  file: Examined,
  layout: Layout,
  { read, cells }: Intake<Row>,
  tally: Tally,
): AsyncGenerator<Cell[]> {
  const watched = watchedIn(layout);
  for await (const { line, fields } of records(file, layout)) {
    tally.note(fields, watched);
    const { code, row, oddities } =
      fields.length === layout.columns ? read(fields) : misshapen(fields, layout);
    for (const { kind, reason } of oddities) tally.findings.add(kind, { line, code, reason });
    if (code) yield cells(line, code, row);
  }
}

function misshapen(fields: string[], { columns }: Layout): Reading<never> {
  return {
    code: null,
    oddities: [{ kind: 'rejected', reason: `It has ${fields.length} columns instead of ${columns}` }],
  };
}

/** @throws {FileRefused} when too little of the file could be read, or its columns are those of another file */
export function mustLookLike(layout: Layout, tally: Tally): void {
  if (tally.rows === 0) throw new FileRefused('The file has no lines but its first.');
  const rejected = tally.findings.count('rejected');
  if (rejected === tally.rows || rejected > Math.max(10, tally.rows / 20)) {
    const [first] = tally.findings.list();
    throw new FileRefused(
      `${rejected} of ${tally.rows} lines cannot be read. The first is line ${first?.line}: ${first?.reason}.`,
    );
  }
  if (layout.content !== 'organisations') return;
  for (const column of layout.filled ?? [])
    if (tally.share(column) < 0.1)
      throw new FileRefused(
        `Column ${column} is blank, which it is not in ${layout.kind}. Is it another file, renamed?`,
      );
  for (const column of layout.blank ?? [])
    if (tally.share(column) > 0.1)
      throw new FileRefused(
        `Column ${column} is filled, which it is not in ${layout.kind}. Is it another file, renamed?`,
      );
}
