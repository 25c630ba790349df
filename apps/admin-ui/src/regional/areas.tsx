import type { AreaCounts } from '@dspt/contracts/organisations/dashboard';
import { Link } from 'react-admin';
import { ColumnOf } from '../tables/column.js';
import { LocalTable } from '../tables/local-table.js';
import { numberText } from '../words/dates.js';
import { publishedOf, shareText } from './figures.js';
import { SectionHeading } from '../layout/section-heading.js';

type Area = AreaCounts & { name: string };
const Column = ColumnOf<Area>;

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
      {Object.entries(numbers).map(([label, of]) => (
        <Column
          key={label}
          source={`numbers.${label}`}
          label={label}
          sortByOrder="DESC"
          render={(area) =>
            of === shareOf ? shareText(publishedOf(area), area.sites) : numberText(of(area))
          }
        />
      ))}
    </LocalTable>
  </section>
);

const shareOf = (area: Area): number => (area.sites === 0 ? 0 : publishedOf(area) / area.sites);

const numbers: Record<string, (area: Area) => number> = {
  Sites: ({ sites }) => sites,
  Published: publishedOf,
  'Share published': shareOf,
  'Run out in 30 days': ({ expiring }) => expiring['30'],
  'Out of date': ({ status }) => status['out-of-date'],
  'Not published': ({ status }) => status['not-published'],
  'Never registered': ({ neverRegistered }) => neverRegistered,
};

/** With the numbers beside each other, for the table to sort by. */
const rowOf = (area: Area) => ({
  ...area,
  numbers: Object.fromEntries(Object.entries(numbers).map(([label, of]) => [label, of(area)])),
});
