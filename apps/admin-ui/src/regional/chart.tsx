import { Box } from '@mui/material';
import { Link } from 'react-admin';
import { ColumnOf } from '../tables/column.js';
import { LocalTable } from '../tables/local-table.js';
import { numberText } from '../words/dates.js';
import { listPath, shareText, type Figure } from './figures.js';
import { SectionHeading } from '../layout/section-heading.js';

interface ChartProps {
  title: string;
  figures: Figure[];
  /** What the bars are shares of. */
  whole: number;
  area: Record<string, string>;
}

const Column = ColumnOf<Figure>;

/** A table of numbers that lead to the list behind them; its bars say the same to the eye. */
export const Chart = ({ title, figures, whole, area }: ChartProps) => (
  <section>
    <SectionHeading>{title}</SectionHeading>
    <LocalTable label={title} rows={figures}>
      <Column label="Sites that are" render={({ name }) => name} />
      <Column
        label="How many"
        render={({ name, count, filter }) => (
          <Link to={listPath(filter, area)} aria-label={`${name}: ${numberText(count)} sites`}>
            {numberText(count)}
          </Link>
        )}
      />
      <Column label="Share" render={({ count }) => <Bar count={count} whole={whole} />} />
    </LocalTable>
  </section>
);

/** A share, to the eye and in words. */
export const Bar = ({ count, whole }: { count: number; whole: number }) => (
  <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, minWidth: 180 }}>
    <Box sx={{ width: 120, height: 14, bgcolor: 'action.hover', border: 1, borderColor: 'text.secondary' }}>
      <Box
        sx={{ width: `${whole === 0 ? 0 : (100 * count) / whole}%`, height: '100%', bgcolor: 'primary.main' }}
      />
    </Box>
    {shareText(count, whole)}
  </Box>
);
