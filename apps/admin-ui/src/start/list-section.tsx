import { filtered } from '../lists/filtered.js';
import { useLiveList } from '../lists/use-live-list.js';
import { Panel } from './panel.js';
import type { StartList } from './sections.js';

/** The first rows of a list, as it is now. */
export function ListSection({ list }: { list: StartList }) {
  const { title, none, resource, filter, sort, row } = list;
  const { data, total, error, refetch } = useLiveList(list);
  return (
    <Panel
      title={title}
      count={total}
      rows={data?.map((record) => row(record as never))}
      none={none}
      all={filtered(resource, filter, sort)}
      error={error}
      onRetry={refetch}
    />
  );
}
