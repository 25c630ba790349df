import type { Action } from '@dspt/contracts/support/actions';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useGetIdentity } from 'react-admin';
import { dataProvider } from '../data/data-provider.js';

/** What became of an action is no news any more once whoever asked for it has opened it. */
export function useSeen(action: Action | undefined): void {
  const { identity } = useGetIdentity();
  const queries = useQueryClient();
  const news = action?.unseen && action.requestedBy.id === identity?.id ? action.id : undefined;
  useEffect(() => {
    if (!news) return;
    // While it cannot be sent it stays news, and is sent when the page is opened again.
    dataProvider
      .seeAction(news)
      .then(() => queries.invalidateQueries({ queryKey: ['actions', 'getList'] }))
      .catch(() => undefined);
  }, [news, queries]);
}
