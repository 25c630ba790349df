import { useQuery } from '@tanstack/react-query';
import { useLogoutIfAccessDenied } from 'react-admin';
import { dataProvider, type DashboardApi } from './data-provider.js';

interface AnswerOptions {
  enabled?: boolean;
  staleTime?: number;
}

/**
 * Asks the data provider for what is no list of a resource and no record. Not through react-admin's `useDataProvider`: that
 * answers `{}` when the session has ended, and no page can show it.
 * @example useAnswer(['trend', area], (api, signal) => api.getTrend(area, signal))
 */
export function useAnswer<T>(
  key: unknown[],
  ask: (api: DashboardApi, signal: AbortSignal) => Promise<T>,
  options: AnswerOptions = {},
) {
  const signOutIfEnded = useLogoutIfAccessDenied();
  return useQuery({
    queryKey: key,
    queryFn: ({ signal }) =>
      ask(dataProvider, signal).catch(async (error: unknown) => {
        await signOutIfEnded(error);
        throw error;
      }),
    ...options,
  });
}
