import type { AreaCounts } from '@dspt/contracts/organisations/dashboard';
import { Box, Typography } from '@mui/material';
import { Link } from 'react-admin';
import { ColumnOf } from '../../tables/column.js';
import { CsvButton } from '../../tables/csv-button.js';
import { LocalTable } from '../../tables/local-table.js';
import { numberText } from '../../words/dates.js';
import { listPath, publishedOf, shareText } from '../figures.js';
import { withType } from '../kinds.js';
import { changeText, type AreaRow } from './rows.js';

const Column = ColumnOf<AreaRow>;

interface AreaTableProps {
  rows: AreaRow[];
  /** Sites of which no local authority is known. */
  unknown: AreaCounts | null;
  since: string | undefined;
  type: { type?: string };
}

/** What the map says, to read, sort and save. */
export function AreaTable({ rows, unknown, since, type }: AreaTableProps) {
  const columns = {
    Area: ({ name }: AreaRow) => name,
    Sites: ({ sites }: AreaRow) => sites,
    Published: ({ published }: AreaRow) => published,
    'Share published (%)': ({ share }: AreaRow) => share,
    ...(since ? { [`Change since ${since} (points)`]: ({ change }: AreaRow) => change } : {}),
  };
  return (
    <Box>
      <LocalTable label="Areas of the map" rows={rows} sort={{ field: 'name', order: 'ASC' }}>
        <Column
          source="name"
          label="Area"
          render={({ name }) => <Link to={`/areas?${withType({ localAuthority: name }, type)}`}>{name}</Link>}
        />
        <Column source="sites" label="Sites" sortByOrder="DESC" render={({ sites }) => numberText(sites)} />
        <Column
          source="published"
          label="Published"
          sortByOrder="DESC"
          render={({ published }) => numberText(published)}
        />
        <Column
          source="share"
          label="Share of its sites"
          sortByOrder="DESC"
          render={({ published, sites }) => shareText(published, sites)}
        />
        {since ? (
          <Column
            source="change"
            label={`Since ${since}`}
            sortByOrder="DESC"
            render={({ change }) => changeText(change)}
          />
        ) : null}
      </LocalTable>
      {unknown && (
        <Typography sx={{ my: 1 }}>
          Area not known:{' '}
          <Link to={listPath({ unknown: 'localAuthority' }, type)}>{numberText(unknown.sites)} sites</Link>,
          of which {numberText(publishedOf(unknown))} have published. With the areas they add up to the whole.
        </Typography>
      )}
      <CsvButton name="Areas of the map" columns={columns} rows={rows} />
    </Box>
  );
}
