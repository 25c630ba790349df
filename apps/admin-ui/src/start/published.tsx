import type { WeekCounts } from '@dspt/contracts/organisations/dashboard';
import { useAnswer } from '../data/use-answer.js';
import { Panel } from './panel.js';
import { publishedRows } from './published-rows.js';
import { publishedOf } from '../regional/figures.js';

/** How many sites have something published that counts, beside the week before. */
export function Published() {
  const { data, error, refetch } = useAnswer(['trend', {}], (api, signal) => api.getTrend({}, signal), {
    staleTime: 0,
  });
  const latest: WeekCounts | undefined = data?.weeks.at(-1);
  return (
    <Panel
      title="Sites that have published"
      count={latest && publishedOf(latest)}
      rows={data && publishedRows(data.weeks)}
      none="Nothing has been counted yet. Sites are counted every day."
      all="/areas"
      error={error}
      onRetry={refetch}
    />
  );
}
