import {
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TablePagination,
  TableRow,
} from '@mui/material';
import { useState, type ReactNode } from 'react';

export interface Column<T> {
  label: string;
  cell: (row: T) => ReactNode;
}
interface PlainTableProps<T> {
  /** Says what the table is, for people who do not see it. */
  label: string;
  columns: Column<T>[];
  rows: T[];
  keyOf: (row: T) => string;
}

const perPage = 50;

/** A table of what is already here, fifty rows at a time. */
export function PlainTable<T>({ label, columns, rows, keyOf }: PlainTableProps<T>) {
  const [page, setPage] = useState(0);
  const shown = Math.min(page, Math.max(0, Math.ceil(rows.length / perPage) - 1));
  return (
    <>
      <TableContainer tabIndex={0} role="region" aria-label={label}>
        <Table size="small">
          <TableHead>
            <TableRow>
              {columns.map((column) => (
                <TableCell key={column.label} scope="col">
                  {column.label}
                </TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {rows.slice(shown * perPage, (shown + 1) * perPage).map((row) => (
              <TableRow key={keyOf(row)}>
                {columns.map((column) => (
                  <TableCell key={column.label}>{column.cell(row)}</TableCell>
                ))}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </TableContainer>
      {rows.length > perPage && (
        <TablePagination
          component="div"
          count={rows.length}
          page={shown}
          rowsPerPage={perPage}
          rowsPerPageOptions={[perPage]}
          onPageChange={(_, next) => setPage(next)}
        />
      )}
    </>
  );
}
