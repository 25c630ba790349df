import { Readable } from 'node:stream';
import { StreamableFile } from '@nestjs/common';
import { stringify } from 'csv-stringify';

/** Heading → what stands below it. @example { Name: ({ name }) => name } */
export type CsvColumns<T> = Record<string, (item: T) => string | null | undefined>;

/** A CSV download, written while it is read. @example csvFile('sites.csv', siteColumns, sites) */
export const csvFile = <T>(
  name: string,
  columns: CsvColumns<T>,
  items: Iterable<T> | AsyncIterable<T>,
): StreamableFile => new StreamableFile(csvText(columns, items), { disposition: downloadAs(name) });

/** The `content-disposition` of a file to save. */
export const downloadAs = (name: string): string => `attachment; filename="${name}"`;

/** CSV, written while it is read. Nothing in it can act as a spreadsheet's formula. */
export function csvText<T>(columns: CsvColumns<T>, items: Iterable<T> | AsyncIterable<T>): Readable {
  const cells = Object.values(columns);
  const csv = stringify({
    header: true,
    columns: Object.keys(columns),
    escape_formulas: true,
    record_delimiter: 'windows',
  });
  const rows = Readable.from(items).map((item: T) => cells.map((cell) => cell(item) ?? ''));
  rows.once('error', (error) => csv.destroy(error));
  return rows.pipe(csv);
}
