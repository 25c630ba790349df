import type { AreaCounts } from '@dspt/contracts/organisations/dashboard';
import { Link } from 'react-admin';
import { ColumnOf } from '../tables/column.js';
import { LocalTable } from '../tables/local-table.js';
import { numberText } from '../words/dates.js';
import { CsvButton } from '../tables/csv-button.js';
import { SectionHeading } from '../layout/section-heading.js';
import { Chart } from './chart.js';
import { listPath, publishedOf, shareText, statusSeries } from './figures.js';
import { withType } from './kinds.js';

type Area = AreaCounts & { name: string };
const Column = ColumnOf<Area>;

interface AreasProps {
  title: string;
  column: string;
  /** Of the address of an area's own page. */
  param: 'region' | 'localAuthority';
  areas: Area[];
  /** Sites of which it is not known. */
  unknown?: AreaCounts | null;
  type: { type?: string };
  /** Beside each other to the eye, too: few enough. */
  charted?: boolean;
}

/** Areas beside each other; each column sorts them, numbers from the largest down. */
export function Areas({ charted = false, ...props }: AreasProps) {
  const { title, areas } = props;
  if (!charted)
    return (
      <section>
        <SectionHeading>{title}</SectionHeading>
        <AreasTable {...props} />
      </section>
    );
  const paths = areas.map(({ name }) => pathOf(name, props));
  const bars = {
    label: `Sites ${title.toLowerCase()}, by what the public sees`,
    lying: true,
    names: areas.map(({ name }) => name),
    series: statusSeries(areas, paths),
  };
  return (
    <Chart title={title} bars={bars}>
      <AreasTable {...props} />
    </Chart>
  );
}

const pathOf = (name: string, { param, type }: Pick<AreasProps, 'param' | 'type'>): string =>
  name === notKnown ? listPath({ unknown: param }, type) : `/areas?${withType({ [param]: name }, type)}`;

const notKnown = 'Area not known';

const AreasTable = ({ title, column, areas, unknown, ...where }: AreasProps) => {
  const rows = [...areas, ...(unknown ? [{ ...unknown, name: notKnown }] : [])].map(rowOf);
  return (
    <>
      <LocalTable
        label={title}
        rows={rows}
        none="There are no sites in your areas."
        sort={{ field: 'name', order: 'ASC' }}
      >
        <Column
          source="name"
          label={column}
          render={({ name }) => <Link to={pathOf(name, where)}>{name}</Link>}
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
      <CsvButton
        name={title}
        columns={{ [column]: ({ name }: Area) => name, ...numbers, ...shares }}
        rows={rows}
      />
    </>
  );
};

const shareOf = (area: Area): number => (area.sites === 0 ? 0 : publishedOf(area) / area.sites);

const numbers: Record<string, (area: Area) => number> = {
  Sites: ({ sites }) => sites,
  Published: publishedOf,
  'Share of its sites': shareOf,
  'Run out in 30 days': ({ expiring }) => expiring['30'],
  'Out of date': ({ status }) => status['out-of-date'],
  'Not published': ({ status }) => status['not-published'],
  'Only head office registered': ({ headOfficeRegistered }) => headOfficeRegistered,
  'Never registered': ({ neverRegistered, headOfficeRegistered }) => neverRegistered - headOfficeRegistered,
};

/** As people read it, and not as it is sorted. */
const shares = { 'Share of its sites': (area: Area) => shareText(publishedOf(area), area.sites) };

/** With the numbers beside each other, for the table to sort by. */
const rowOf = (area: Area) => ({
  ...area,
  numbers: Object.fromEntries(Object.entries(numbers).map(([label, of]) => [label, of(area)])),
});
