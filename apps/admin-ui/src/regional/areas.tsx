import type { AreaCounts } from '@dspt/contracts/organisations/dashboard';
import { Typography } from '@mui/material';
import { Link } from 'react-admin';
import { PlainTable, type Column } from '../tables/plain-table.js';
import { numberText } from '../words/dates.js';
import { publishedOf, shareText } from './figures.js';
import { SectionHeading } from '../layout/section-heading.js';

type Area = AreaCounts & { name: string };

interface AreasProps {
  title: string;
  column: string;
  /** Of the address of an area's own page. */
  param: 'region' | 'localAuthority';
  areas: Area[];
}

/** Areas beside each other; each column sorts them. */
export const Areas = ({ title, column, param, areas }: AreasProps) => (
  <section>
    <SectionHeading>{title}</SectionHeading>
    {areas.length === 0 ? (
      <Typography>There are no sites in your areas.</Typography>
    ) : (
      <PlainTable
        label={title}
        columns={[nameColumn(column, param), ...numbers]}
        rows={areas}
        keyOf={({ name }) => name}
      />
    )}
  </section>
);

const nameColumn = (label: string, param: AreasProps['param']): Column<Area> => ({
  label,
  cell: ({ name }) => <Link to={`/areas?${param}=${encodeURIComponent(name)}`}>{name}</Link>,
  sortBy: ({ name }) => name,
  largestFirst: false,
});

const numberColumn = (label: string, of: (area: Area) => number): Column<Area> => ({
  label,
  cell: (area) => numberText(of(area)),
  sortBy: of,
});

const shareOf = (area: Area): number => (area.sites === 0 ? 0 : publishedOf(area) / area.sites);

const numbers: Column<Area>[] = [
  numberColumn('Sites', ({ sites }) => sites),
  numberColumn('Published', publishedOf),
  {
    label: 'Share published',
    cell: (area) => shareText(publishedOf(area), area.sites),
    sortBy: shareOf,
  },
  numberColumn('Run out in 30 days', ({ expiring }) => expiring['30']),
  numberColumn('Out of date', ({ status }) => status['out-of-date']),
  numberColumn('Not published', ({ status }) => status['not-published']),
  numberColumn('Never registered', ({ neverRegistered }) => neverRegistered),
];
