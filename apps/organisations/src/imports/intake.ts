import type { EntityManager } from 'typeorm';
import type { Differences } from './organisation-files.repository.js';
import type { Tally } from './tally.js';
import type { CsvRecord } from './csv-record.js';
import type { Oddity, Reading } from './rows.js';
import type { Cell } from './staging.js';

/** A line on its way to the staging table; without `cells` nothing of it can be kept. */
export interface Staged {
  code: string | null;
  cells?: Cell[];
  oddities: Oddity[];
}

/** How one kind of file is taken in. */
export interface Intake {
  /** The temporary table its lines go to. */
  target: string;
  stage: (manager: EntityManager) => Promise<void>;
  read: (record: CsvRecord) => Staged;
  /** Makes what is known agree with the staged lines. */
  apply: (manager: EntityManager, tally: Tally, options: IntakeOptions) => Promise<Partial<Differences>>;
}

export interface IntakeOptions {
  /** Go on although the file would close or drop too much. */
  force: boolean;
  /** What the file does not name has not changed. */
  changesOnly: boolean;
}

/** A rejected line is staged by its code alone: it is in the file, so it is not missing. */
export function staged<Row>(
  { code, row, oddities }: Reading<Row>,
  cells: (code: string, row: Row | undefined) => Cell[],
): Staged {
  return code ? { code, cells: cells(code, row), oddities } : { code, oddities };
}
