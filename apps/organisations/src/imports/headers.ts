import { FileRefused } from './imports.problems.js';
import type { Layout, NamedColumnsLayout } from './layouts.js';
import type { CsvRecord } from './csv-record.js';

/** What is known of a file's header, while its first records are read. */
export interface Header {
  /** Nothing more is to be looked for. */
  complete: boolean;
  /** How many fields a record has. */
  columns: number;
  /** Whether the record is the header, or stands before it. */
  look: (record: CsvRecord) => boolean;
  arrange: (record: CsvRecord) => CsvRecord;
  /** @throws {FileRefused} when the file ended without the header it must have */
  mustBeComplete: () => void;
}

export const mustBeHeader = (layout: Layout): Header =>
  'header' in layout ? new NamedColumns(layout.kind, layout.header) : new FixedColumns(layout);

const word = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_|_$/g, '');

/** Columns whose place is fixed; a first line that names them is one that newer downloads have. */
class FixedColumns implements Header {
  complete = false;
  readonly columns: number;

  constructor(private readonly layout: Exclude<Layout, NamedColumnsLayout>) {
    this.columns = layout.columns;
  }

  look({ line, fields, broken }: CsvRecord): boolean {
    this.complete = true;
    if (broken) return false;
    const { kind, columns, names } = this.layout;
    if (fields.length !== columns)
      throw new FileRefused(
        `Lines of ${kind} have ${columns} columns; the first line of this file has ${fields.length}.`,
      );
    const words = fields.map(word);
    const named = names.filter(([, name]) => words.some((given) => name.test(given)));
    if (named.length < 2 || words.some((given) => /^\d{8}$/.test(given))) return false;
    const moved = named.find(([column, name]) => !name.test(words[column - 1]!));
    if (moved)
      throw new FileRefused(
        `Line ${line} names the columns, and column ${moved[0]} is “${fields[moved[0] - 1]}”: it is not in the order of ${kind}.`,
      );
    return true;
  }

  arrange(record: CsvRecord): CsvRecord {
    return record;
  }

  mustBeComplete(): void {
    // A file without a header is complete, too.
  }
}

/** How many lines a title may have. */
const mostBefore = 20;

/** Columns in any order and between others, named by a header below a title or on the first line. */
class NamedColumns implements Header {
  complete = false;
  columns: number;
  private places: number[] = [];
  private before = 0;
  private readonly wanted: string[];

  constructor(
    private readonly kind: string,
    private readonly header: string,
  ) {
    this.wanted = header.split(',');
    this.columns = this.wanted.length;
  }

  look({ line, fields }: CsvRecord): boolean {
    const words = fields.map(word);
    this.places = this.wanted.map((name) => words.indexOf(name));
    if (this.places.every((place) => place >= 0)) {
      const twice = this.wanted.find((name) => words.indexOf(name) !== words.lastIndexOf(name));
      if (twice) throw new FileRefused(`Line ${line} names the column ${twice} more than once.`);
      this.complete = true;
      this.columns = fields.length;
    } else if (++this.before > mostBefore) this.mustBeComplete();
    return true;
  }

  arrange(record: CsvRecord): CsvRecord {
    const { fields } = record;
    if (record.broken) return record;
    if (fields.length !== this.columns)
      return { ...record, broken: `It has ${fields.length} columns instead of ${this.columns}` };
    return { ...record, fields: this.places.map((place) => fields[place]!) };
  }

  mustBeComplete(): void {
    if (!this.complete) throw new FileRefused(`The first line of ${this.kind} must be: ${this.header}`);
  }
}
