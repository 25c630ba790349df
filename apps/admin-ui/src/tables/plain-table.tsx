import {
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TablePagination,
  TableRow,
  TableSortLabel,
} from '@mui/material';
import { useState, type ReactNode } from 'react';

export interface Column<T> {
  label: string;
  cell: (row: T) => ReactNode;
  /** By what the table can be sorted. */
  sortBy?: (row: T) => number | string;
  /** What the first click does: numbers are looked at from the largest down, which is usual. */
  largestFirst?: boolean;
}
interface PlainTableProps<T> {
  /** Says what the table is, for people who do not see it. */
  label: string;
  columns: Column<T>[];
  rows: T[];
  keyOf: (row: T) => string;
}

const perPage = 50;

interface Sorting {
  label: string;
  descending: boolean;
}

/** A table of what is already here, fifty rows at a time. */
export function PlainTable<T>({ label, columns, rows, keyOf }: PlainTableProps<T>) {
  const [page, setPage] = useState(0);
  const [sorting, setSorting] = useState<Sorting>();
  const sortBy = (by: Sorting) => {
    setSorting(by);
    setPage(0);
  };
  const sorted = sortedRows(rows, columns, sorting);
  const shown = Math.min(page, Math.max(0, Math.ceil(rows.length / perPage) - 1));
  return (
    <>
      <TableContainer tabIndex={0} role="region" aria-label={label}>
        <Table size="small">
          <TableHead>
            <TableRow>
              {columns.map((column) => (
                <Heading key={column.label} {...{ column, sorting, setSorting: sortBy }} />
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {sorted.slice(shown * perPage, (shown + 1) * perPage).map((row) => (
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

interface HeadingProps<T> {
  column: Column<T>;
  sorting: Sorting | undefined;
  setSorting: (sorting: Sorting) => void;
}

function Heading<T>({
  column: { label, sortBy, largestFirst = true },
  sorting,
  setSorting,
}: HeadingProps<T>) {
  if (!sortBy) return <TableCell scope="col">{label}</TableCell>;
  const active = sorting?.label === label;
  const direction = active && sorting.descending ? 'desc' : 'asc';
  return (
    <TableCell scope="col" sortDirection={active ? direction : false}>
      <TableSortLabel
        active={active}
        direction={direction}
        onClick={() => setSorting({ label, descending: active ? !sorting.descending : largestFirst })}
      >
        {label}
      </TableSortLabel>
    </TableCell>
  );
}

function sortedRows<T>(rows: T[], columns: Column<T>[], sorting: Sorting | undefined): T[] {
  const by = columns.find(({ label }) => label === sorting?.label)?.sortBy;
  if (!by) return rows;
  const sorted = rows.toSorted((one, other) => compare(by(one), by(other)));
  return sorting?.descending ? sorted.toReversed() : sorted;
}

const compare = (one: number | string, other: number | string): number =>
  typeof one === 'number' && typeof other === 'number'
    ? one - other
    : String(one).localeCompare(String(other));
