import type { Output } from '@dspt/contracts/define';
import type { getTrend, WeekCounts } from '@dspt/contracts/organisations/dashboard';
import { Alert, CircularProgress, Typography } from '@mui/material';
import { useAnswer } from '../data/use-answer.js';
import { Problem } from '../lists/problem.js';
import { PlainTable, type Column } from '../tables/plain-table.js';
import { dateText, numberText } from '../words/dates.js';
import { Bar } from './chart.js';
import { publishedOf } from './figures.js';
import { SectionHeading } from '../layout/section-heading.js';

type TrendOf = Output<typeof getTrend>;

/** How the sites stood week by week: a table whose bars say the same to the eye. */
export function Trend({ area }: { area: Record<string, string> }) {
  const { data, error, refetch } = useAnswer(['trend', area], (api, signal) => api.getTrend(area, signal));
  return (
    <section>
      <SectionHeading>Week by week</SectionHeading>
      {error && <Problem error={error} onRetry={refetch} />}
      {!error && !data && <CircularProgress aria-label="Loading" />}
      {data && <Weeks trend={data} />}
    </section>
  );
}

function Weeks({ trend: { since, weeks } }: { trend: TrendOf }) {
  if (since === null)
    return (
      <Alert severity="info">Nothing has been counted yet. Sites are counted every day from now on.</Alert>
    );
  if (weeks.length === 0) return <Typography>There were no sites in these areas.</Typography>;
  return (
    <>
      <Typography>Sites are counted every day, since {dateText(since)}.</Typography>
      <PlainTable label="Week by week" columns={columns} rows={weeks.toReversed()} keyOf={({ day }) => day} />
    </>
  );
}

const columns: Column<WeekCounts>[] = [
  { label: 'As counted on', cell: ({ day }) => dateText(day) },
  { label: 'Sites', cell: ({ sites }) => numberText(sites) },
  { label: 'Published', cell: (week) => <Bar count={publishedOf(week)} whole={week.sites} /> },
  { label: 'Exceeded', cell: ({ status }) => numberText(status.exceeded) },
  { label: 'Met', cell: ({ status }) => numberText(status.met) },
  { label: 'Approaching', cell: ({ status }) => numberText(status.approaching) },
  { label: 'Out of date', cell: ({ status }) => numberText(status['out-of-date']) },
  { label: 'Not published', cell: ({ status }) => numberText(status['not-published']) },
  {
    label: 'Never registered',
    cell: ({ neverRegistered }) => (neverRegistered === null ? 'Not known' : numberText(neverRegistered)),
  },
];
