import { useGetList, type RaRecord, type SortPayload } from 'react-admin';
import type { ListMeta } from '../data/source.js';

/** A part of a list that people keep an eye on. */
export interface Watched {
  resource: string;
  filter: Record<string, string>;
  sort: SortPayload;
}

const everyMs = 30_000;
const rows = 5;
const meta: ListMeta = { unattended: true };

/**
 * The first rows of a list and how many there are, asked for again every half a minute and whenever somebody comes back to
 * the window. Nobody stays signed in by that alone.
 */
export const useLiveList = ({ resource, filter, sort }: Watched, enabled = true) =>
  useGetList<RaRecord>(
    resource,
    { filter, sort, pagination: { page: 1, perPage: rows }, meta },
    {
      enabled,
      onError: () => undefined,
      staleTime: 0,
      refetchInterval: everyMs,
      refetchOnWindowFocus: true,
    },
  );
