import type { Output } from '@dspt/contracts/define';
import type { getTrend, WeekCounts } from '@dspt/contracts/organisations/dashboard';
import { Alert, CircularProgress, Typography } from '@mui/material';
import { useAnswer } from '../data/use-answer.js';
import { Problem } from '../lists/problem.js';
import { ColumnOf } from '../tables/column.js';
import { CsvButton } from '../tables/csv-button.js';
import { LocalTable } from '../tables/local-table.js';
import { dateText, numberText } from '../words/dates.js';
import { Chart } from './chart.js';
import { publishedOf, shareText, statusSeries } from './figures.js';

const Column = ColumnOf<WeekCounts>;
const title = 'Week by week';

type TrendOf = Output<typeof getTrend>;

/** How the sites stood week by week. */
export function Trend({ area }: { area: Record<string, string> }) {
  const { data, error, refetch } = useAnswer(['trend', area], (api, signal) => api.getTrend(area, signal));
  if (error) return <Problem error={error} onRetry={refetch} />;
  return data ? <Weeks trend={data} /> : <CircularProgress aria-label="Loading" />;
}

function Weeks({ trend: { since, weeks } }: { trend: TrendOf }) {
  if (since === null)
    return (
      <Alert severity="info">Nothing has been counted yet. Sites are counted every day from now on.</Alert>
    );
  if (weeks.length === 0) return <Typography>There were no sites in these areas.</Typography>;
  const bars = {
    label: 'Sites week by week, by what the world saw',
    names: weeks.map(({ day }) => dateText(day)),
    series: statusSeries(weeks),
  };
  return (
    <Chart title={title} bars={bars}>
      <Typography>
        Sites are counted every day, since {dateText(since)}. Each share is of the sites of that day.
      </Typography>
      <LocalTable label={title} rows={weeks.toReversed()}>
        <Column label="As counted on" render={({ day }) => dateText(day)} />
        {Object.entries(numbers).map(([label, of]) => (
          <Column key={label} label={label} render={(week) => numberOr(of(week))} />
        ))}
        <Column label="Share published" render={(week) => shareText(publishedOf(week), week.sites)} />
      </LocalTable>
      <CsvButton name={title} columns={{ Day: ({ day }: WeekCounts) => day, ...numbers }} rows={weeks} />
    </Chart>
  );
}

const numbers: Record<string, (week: WeekCounts) => number | null> = {
  Sites: ({ sites }) => sites,
  Published: publishedOf,
  Exceeded: ({ status }) => status.exceeded,
  Met: ({ status }) => status.met,
  Approaching: ({ status }) => status.approaching,
  'Out of date': ({ status }) => status['out-of-date'],
  'Not published': ({ status }) => status['not-published'],
  'Never registered themselves': ({ neverRegistered }) => neverRegistered,
};

const numberOr = (value: number | null): string => (value === null ? 'Not known' : numberText(value));
