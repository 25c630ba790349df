import { Box } from '@mui/material';
import { lazy, Suspense, type ReactNode } from 'react';
import { Link } from 'react-admin';
import { SectionHeading } from '../layout/section-heading.js';
import { ColumnOf } from '../tables/column.js';
import { CsvButton } from '../tables/csv-button.js';
import { LocalTable } from '../tables/local-table.js';
import { numberText } from '../words/dates.js';
import type { BarsProps } from './bars.js';
import { listPath, shareText, type Figure } from './figures.js';

/** A library of its own, which nobody waits for who only reads the numbers. */
const Bars = lazy(() => import('./bars.js'));

interface ChartProps {
  title: string;
  bars: BarsProps;
  /** The table that has the numbers. */
  children: ReactNode;
}

/** Numbers to the eye, and below in a table. */
export const Chart = ({ title, bars, children }: ChartProps) => (
  <section>
    <SectionHeading>{title}</SectionHeading>
    <Suspense fallback={<Box sx={{ height: 300 }} />}>
      <Bars {...bars} />
    </Suspense>
    {children}
  </section>
);

interface FiguresProps {
  title: string;
  /** What each figure is called in the table. */
  column: string;
  figures: Figure[];
  /** What they are shares of. */
  whole: number;
  area: Record<string, string>;
}

const Column = ColumnOf<Figure>;

/** Numbers that lead to the list behind them. */
export function FiguresChart({ title, column, figures, whole, area }: FiguresProps) {
  const bars = {
    label: title,
    lying: true,
    names: figures.map(({ name }) => name),
    series: [
      {
        name: 'Sites',
        counts: figures.map(({ count }) => count),
        paths: figures.map(({ filter }) => listPath(filter, area)),
      },
    ],
  };
  const columns = {
    [column]: ({ name }: Figure) => name,
    Sites: ({ count }: Figure) => count,
    [`Of ${whole} sites`]: ({ count }: Figure) => shareText(count, whole),
  };
  return (
    <Chart title={title} bars={bars}>
      <LocalTable label={title} rows={figures}>
        <Column label={column} render={({ name }) => name} />
        <Column
          label="How many"
          render={({ name, count, filter }) => (
            <Link to={listPath(filter, area)} aria-label={`${name}: ${numberText(count)} sites`}>
              {numberText(count)}
            </Link>
          )}
        />
        <Column
          label={`Share of ${numberText(whole)} sites`}
          render={({ count }) => shareText(count, whole)}
        />
      </LocalTable>
      <CsvButton name={title} columns={columns} rows={figures} />
    </Chart>
  );
}
