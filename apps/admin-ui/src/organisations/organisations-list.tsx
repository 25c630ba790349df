import { Typography } from '@mui/material';
import { DataTable, Link, useCreatePath } from 'react-admin';
import { Listing, NoneMatch } from '../lists/listing.js';
import { dateText } from '../words/dates.js';
import { filters } from './filters.js';
import type { StaffOrganisationRow as Row } from './organisation.js';
import { StatusChip } from './status-chip.js';
import { areaText, expiryText, progressText, typeText } from './words.js';
import { ColumnOf } from '../tables/column.js';

const Column = ColumnOf<Row>;

/** All organisations somebody may see, a page at a time. */
const OrganisationsList = () => (
  <Listing
    title="Organisations"
    noneYet="There are no organisations yet: import the national files first."
    filters={filters}
    sort={{ field: 'name', order: 'ASC' }}
  >
    <DataTable bulkActionButtons={false} rowClick={false} empty={<NoneMatch />}>
      <Column source="code" label="Code" />
      <Column source="name" label="Name" render={Name} />
      <Column source="type" label="Type" render={({ type }) => typeText(type)} />
      <Column source="localAuthority" label="Area" render={areaText} />
      <Column source="status" label="Status" render={StatusCell} />
      <Column
        source="headOfficeName"
        label="Head office"
        disableSort
        render={({ headOfficeName }) => headOfficeName ?? ''}
      />
      <Column source="lastActivityAt" label="Progress" render={Progress} />
      <Column source="administrators" label="Administrators" disableSort />
    </DataTable>
  </Listing>
);
export default OrganisationsList;

function Name({ id, name, open, postcode }: Row) {
  const createPath = useCreatePath();
  return (
    <>
      <Link to={createPath({ resource: 'organisations', id, type: 'show' })}>{name}</Link>
      <Small text={[postcode, open ? '' : 'Closed'].filter(Boolean).join(' · ')} />
    </>
  );
}

const StatusCell = ({ status }: Row) => (
  <>
    <StatusChip status={status} />
    <Small text={expiryText(status)} />
  </>
);

const Progress = ({ progress }: Row) => (
  <>
    {progressText(progress)}
    <Small text={progress?.lastActivityAt ? `Last active ${dateText(progress.lastActivityAt)}` : ''} />
  </>
);

const Small = ({ text }: { text: string }) =>
  text ? (
    <Typography variant="caption" component="div" color="text.secondary">
      {text}
    </Typography>
  ) : null;
