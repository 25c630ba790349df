import type { Output } from '@dspt/contracts/define';
import type { getTrend, WeekCounts } from '@dspt/contracts/organisations/dashboard';
import { Alert, CircularProgress, Typography } from '@mui/material';
import { useAnswer } from '../data/use-answer.js';
import { Problem } from '../lists/problem.js';
import { ColumnOf } from '../tables/column.js';
import { LocalTable } from '../tables/local-table.js';
import { dateText, numberText } from '../words/dates.js';
import { Bar } from './chart.js';
import { publishedOf } from './figures.js';
import { SectionHeading } from '../layout/section-heading.js';

const Column = ColumnOf<WeekCounts>;

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
      <LocalTable label="Week by week" rows={weeks.toReversed()}>
        <Column label="As counted on" render={({ day }) => dateText(day)} />
        <Column label="Sites" render={({ sites }) => numberText(sites)} />
        <Column label="Published" render={(week) => <Bar count={publishedOf(week)} whole={week.sites} />} />
        <Column label="Exceeded" render={({ status }) => numberText(status.exceeded)} />
        <Column label="Met" render={({ status }) => numberText(status.met)} />
        <Column label="Approaching" render={({ status }) => numberText(status.approaching)} />
        <Column label="Out of date" render={({ status }) => numberText(status['out-of-date'])} />
        <Column label="Not published" render={({ status }) => numberText(status['not-published'])} />
        <Column
          label="Never registered"
          render={({ neverRegistered }) =>
            neverRegistered === null ? 'Not known' : numberText(neverRegistered)
          }
        />
      </LocalTable>
    </>
  );
}
