import { CsvError, parse } from 'csv-parse';
import { content, type Examined } from './examine.js';
import { FileRefused } from './imports.problems.js';
import type { Layout } from './layouts.js';

export interface CsvRecord {
  /** Line on which it ends, from 1. */
  line: number;
  fields: string[];
}

const options = { bom: true, relax_column_count: true, max_record_size: 64 * 1024 } as const;

/**
 * The records of a file, in order.
 * @throws {FileRefused} when it is not the CSV its name announces, or is cut off in the middle of a line
 */
export async function* records(file: Examined, layout: Layout): AsyncGenerator<CsvRecord> {
  const source = content(file);
  const parser = source.pipe(parse(options));
  source.once('error', (error) => parser.destroy(error));
  let last: CsvRecord | undefined;
  let line = 0;
  try {
    for await (const fields of parser as AsyncIterable<string[]>) {
      line += linesIn(fields);
      if (fields.length === 1 && !fields[0]) continue;
      const isHeader = !last && 'header' in layout;
      if (!last) mustFit(fields, layout);
      last = { line, fields };
      if (!isHeader) yield last;
    }
  } catch (error) {
    throw error instanceof CsvError ? new FileRefused(explain(error)) : error;
  } finally {
    source.destroy();
  }
  if (!last) throw new FileRefused('The file is empty.');
  if (last.fields.length < layout.columns) throw new FileRefused(cutOff(last.line));
}

/** One, but for a line end inside quotation marks. */
const linesIn = (fields: string[]): number =>
  fields.reduce((lines, field) => (field.includes('\n') ? lines + field.split('\n').length - 1 : lines), 1);

function mustFit(first: string[], layout: Layout): void {
  const { kind, columns } = layout;
  if (first.length !== columns)
    throw new FileRefused(
      `Lines of ${kind} have ${columns} columns; the first line of this file has ${first.length}.`,
    );
  if ('header' in layout && first.join(',').toLowerCase() !== layout.header)
    throw new FileRefused(`The first line of ${kind} must be: ${layout.header}`);
}

const cutOff = (line: number): string =>
  `The file is cut off in the middle of line ${line}. Download it again.`;

function explain(error: CsvError): string {
  const { lines } = error as CsvError & { lines?: number };
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') return cutOff(lines ?? 1);
  if (error.code === 'CSV_MAX_RECORD_SIZE')
    return `A quotation mark is opened but not closed before line ${lines ?? 1}.`;
  return `Line ${lines ?? 1} has a quotation mark where none can be.`;
}
