import { Alert, CircularProgress } from '@mui/material';
import type { ReactNode } from 'react';
import { useGetList, type RaRecord } from 'react-admin';
import { Problem } from '../lists/problem.js';

interface LoadedProps<T extends RaRecord> {
  resource: string;
  /** The organisation whose things they are. */
  code: string;
  noneYet: string;
  children: (items: T[], total: number) => ReactNode;
}

/** Things of one organisation, or why there are none to see. */
export function Loaded<T extends RaRecord>({ resource, code, noneYet, children }: LoadedProps<T>) {
  const query = useGetList<T>(
    resource,
    { filter: { code }, pagination: { page: 1, perPage: 25 } },
    { onError: () => undefined },
  );
  if (query.error) return <Problem error={query.error} onRetry={query.refetch} />;
  if (!query.data) return <CircularProgress aria-label="Loading" />;
  if (query.data.length === 0) return <Alert severity="info">{noneYet}</Alert>;
  return children(query.data, query.total ?? query.data.length);
}
