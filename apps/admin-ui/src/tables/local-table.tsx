import { Box, Typography } from '@mui/material';
import { useEffect, useMemo, type ReactNode } from 'react';
import {
  DataTable,
  ListContextProvider,
  Pagination,
  PaginationActions,
  useList,
  type PaginationActionsProps,
  type SortPayload,
} from 'react-admin';

interface LocalTableProps {
  /** Says what the table is, for people who do not see it. */
  label: string;
  rows: object[];
  /** Said when there are no rows. */
  none?: string;
  /** How the rows are sorted; columns with a `source` sort them. */
  sort?: SortPayload;
  /** Columns. */
  children: ReactNode;
}

const perPage = 50;

/** react-admin's table for what is here already, fifty rows at a time. Its region has a name, and scrolls by keyboard. */
export function LocalTable({ label, rows, none = 'None.', sort, children }: LocalTableProps) {
  // What has no id of its own is told apart by its place.
  const data = rows.map((row, index) => ({ id: index, ...row }));
  const list = useList({ data, perPage, ...(sort ? { sort } : {}) });
  const { setPage } = list;
  const actions = useMemo(() => namedActions(label), [label]);
  useEffect(() => setPage(1), [rows.length, setPage]);
  if (rows.length === 0) return <Typography>{none}</Typography>;
  return (
    // At first it gives all rows, and only then the page of them.
    <ListContextProvider value={{ ...list, data: list.data?.slice(0, perPage) } as typeof list}>
      <Box role="region" aria-label={label} tabIndex={0} sx={{ overflowX: 'auto' }}>
        <DataTable bulkActionButtons={false} rowClick={false} empty={false}>
          {children}
        </DataTable>
      </Box>
      {rows.length > perPage && <Pagination rowsPerPageOptions={[perPage]} actions={actions} />}
    </ListContextProvider>
  );
}

/** Of several tables on a page, each has pages of its own. */
const namedActions = (label: string) => (props: PaginationActionsProps) => (
  <PaginationActions {...props} aria-label={`Pages of “${label}”`} />
);
