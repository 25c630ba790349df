import type { Examined } from './examine.js';
import { FileRefused } from './imports.problems.js';
import type { Intake } from './intake.js';
import type { Layout } from './layouts.js';
import { records } from './records.js';
import type { Cell } from './staging.js';
import type { Tally } from './tally.js';

const watchedIn = (layout: Layout): number[] =>
  layout.content === 'organisations' ? [...(layout.filled ?? []), ...(layout.blank ?? [])] : [];

/** The lines of a file for its staging table. */
export async function* stagedRows(
  file: Examined,
  layout: Layout,
  intake: Intake,
  tally: Tally,
): AsyncGenerator<Cell[]> {
  const watched = watchedIn(layout);
  for await (const record of records(file, layout)) {
    tally.note(record.fields, watched);
    const { code, cells, oddities } = intake.read(record);
    for (const { kind, reason } of oddities) tally.findings.add(kind, { line: record.line, code, reason });
    if (cells) yield cells;
  }
}

/** @throws {FileRefused} when too little of the file could be read, or its columns are those of another file */
export function mustLookLike(layout: Layout, tally: Tally): void {
  if (tally.rows === 0) throw new FileRefused('The file has no lines but its first.');
  const rejected = tally.findings.count('rejected');
  if (rejected === tally.rows || rejected > Math.max(10, tally.rows / 20)) {
    const { line, reason } = tally.findings.first('rejected')!;
    throw new FileRefused(
      `${rejected} of ${tally.rows} lines cannot be read. The first is line ${line}: ${reason}.`,
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
