import { Alert, Button, Typography } from '@mui/material';
import type { ReactElement, ReactNode } from 'react';
import { List, Pagination, useListContext, type SortPayload } from 'react-admin';
import { PageTitle } from '../layout/page-title.js';
import { Problem } from './problem.js';

interface ListingProps {
  title: string;
  /** Said when there is nothing at all yet. */
  noneYet: string;
  filters?: ReactElement[];
  sort?: SortPayload;
  /** Filters of somebody who has not chosen any yet. */
  startsWith?: Record<string, string>;
  /** What can be done besides looking. */
  action?: ReactNode;
  children: ReactNode;
}

const quietly = { onError: () => undefined };

/** A list of a resource, a page at a time; where somebody is in it can be read off the address bar. */
export const Listing = ({ title, noneYet, filters, sort, startsWith, action, children }: ListingProps) => (
  <>
    <PageTitle title={title} />
    {action}
    <List
      title={false}
      actions={false}
      exporter={false}
      perPage={25}
      queryOptions={quietly}
      empty={<Alert severity="info">{noneYet}</Alert>}
      error={<ListProblem />}
      pagination={<Pages />}
      sx={{ '& .RaList-main': { minWidth: 0 }, '& .RaDataTable-tableWrapper': { overflowX: 'auto' } }}
      {...(filters ? { filters } : {})}
      {...(sort ? { sort } : {})}
      {...(startsWith ? { filterDefaultValues: startsWith } : {})}
    >
      {children}
    </List>
  </>
);

function ListProblem() {
  const { error, refetch } = useListContext();
  return <Problem error={error} onRetry={refetch} />;
}

function Pages() {
  const { error } = useListContext();
  return error ? null : <Pagination rowsPerPageOptions={[25, 50, 100]} />;
}

/** In place of the rows when filters leave none. */
export function NoneMatch() {
  const { setFilters } = useListContext();
  return (
    <Typography component="div" sx={{ p: 2 }}>
      None match these filters. <Button onClick={() => setFilters({}, [])}>Clear the filters</Button>
    </Typography>
  );
}
