import type { AreaCounts } from '@dspt/contracts/organisations/dashboard';
import { Link } from 'react-admin';
import { ColumnOf } from '../tables/column.js';
import { LocalTable } from '../tables/local-table.js';
import { numberText } from '../words/dates.js';
import { publishedOf, shareText } from './figures.js';
import { SectionHeading } from '../layout/section-heading.js';

type Area = AreaCounts & { name: string };
type Row = Area & { published: number; share: number };
const Column = ColumnOf<Row>;

interface AreasProps {
  title: string;
  column: string;
  /** Of the address of an area's own page. */
  param: 'region' | 'localAuthority';
  areas: Area[];
}

/** Areas beside each other; each column sorts them, numbers from the largest down. */
export const Areas = ({ title, column, param, areas }: AreasProps) => (
  <section>
    <SectionHeading>{title}</SectionHeading>
    <LocalTable
      label={title}
      rows={areas.map(rowOf)}
      none="There are no sites in your areas."
      sort={{ field: 'name', order: 'ASC' }}
    >
      <Column
        source="name"
        label={column}
        render={({ name }) => <Link to={`/areas?${param}=${encodeURIComponent(name)}`}>{name}</Link>}
      />
      {numbers.map(({ source, label, text }) => (
        <Column key={source} source={source} label={label} sortByOrder="DESC" render={text} />
      ))}
    </LocalTable>
  </section>
);

function rowOf(area: Area): Row {
  const published = publishedOf(area);
  return { ...area, published, share: area.sites === 0 ? 0 : published / area.sites };
}

const numbers = [
  { source: 'sites', label: 'Sites', text: ({ sites }: Row) => numberText(sites) },
  { source: 'published', label: 'Published', text: ({ published }: Row) => numberText(published) },
  {
    source: 'share',
    label: 'Share published',
    text: ({ published, sites }: Row) => shareText(published, sites),
  },
  {
    source: 'expiring.30',
    label: 'Run out in 30 days',
    text: ({ expiring }: Row) => numberText(expiring['30']),
  },
  {
    source: 'status.out-of-date',
    label: 'Out of date',
    text: ({ status }: Row) => numberText(status['out-of-date']),
  },
  {
    source: 'status.not-published',
    label: 'Not published',
    text: ({ status }: Row) => numberText(status['not-published']),
  },
  {
    source: 'neverRegistered',
    label: 'Never registered',
    text: ({ neverRegistered }: Row) => numberText(neverRegistered),
  },
];
