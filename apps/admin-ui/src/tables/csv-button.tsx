import { Button } from '@mui/material';
import { downloadCSV } from 'react-admin';

interface CsvButtonProps<T> {
  /** Of the table, and so of the file. */
  name: string;
  /** Heading → what stands below it. */
  columns: Record<string, (row: T) => string | number | null>;
  rows: readonly T[];
}

/** Saves a table as a file for spreadsheets. Nothing in it can act as a formula. */
export function CsvButton<T>({ name, columns, rows }: CsvButtonProps<T>) {
  const save = async () => {
    const { stringify } = await import('csv-stringify/browser/esm/sync');
    const cells = Object.values(columns);
    const text = stringify(
      rows.map((row) => cells.map((cell) => cell(row) ?? '')),
      { header: true, columns: Object.keys(columns), escape_formulas: true, record_delimiter: 'windows' },
    );
    downloadCSV(text, name);
  };
  return (
    <Button size="small" aria-label={`Save as CSV: ${name}`} onClick={() => void save()}>
      Save as CSV
    </Button>
  );
}
