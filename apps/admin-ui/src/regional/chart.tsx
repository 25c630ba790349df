import { Box } from '@mui/material';
import { Link } from 'react-admin';
import { PlainTable, type Column } from '../tables/plain-table.js';
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

/** A table of numbers that lead to the list behind them; its bars say the same to the eye. */
export const Chart = ({ title, figures, whole, area }: ChartProps) => (
  <section>
    <SectionHeading>{title}</SectionHeading>
    <PlainTable label={title} columns={columnsOf(whole, area)} rows={figures} keyOf={({ name }) => name} />
  </section>
);

const columnsOf = (whole: number, area: Record<string, string>): Column<Figure>[] => [
  { label: 'Sites that are', cell: ({ name }) => name },
  {
    label: 'How many',
    cell: ({ name, count, filter }) => (
      <Link to={listPath(filter, area)} aria-label={`${name}: ${numberText(count)} sites`}>
        {numberText(count)}
      </Link>
    ),
  },
  {
    label: 'Share',
    cell: ({ count }) => <Bar count={count} whole={whole} />,
  },
];

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
