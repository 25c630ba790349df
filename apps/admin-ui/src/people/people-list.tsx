import { roleNames } from '@dspt/contracts/access';
import type { StaffPerson } from '@dspt/contracts/identity/staff';
import { DataTable, Link, TextInput, useCreatePath } from 'react-admin';
import { Listing, NoneMatch } from '../lists/listing.js';
import { momentText } from '../words/dates.js';
import { ColumnOf } from '../tables/column.js';

const Column = ColumnOf<StaffPerson>;
const filters = [<TextInput key="q" source="q" label="Name or email address" alwaysOn resettable />];

/** Everybody with an account. */
const PeopleList = () => (
  <Listing
    title="People"
    noneYet="Nobody has an account yet."
    filters={filters}
    sort={{ field: 'name', order: 'ASC' }}
  >
    <DataTable bulkActionButtons={false} rowClick={false} empty={<NoneMatch />}>
      <Column source="name" label="Name" render={(person) => <PersonLink {...person} />} />
      <Column source="email" label="Email" render={({ email }) => email || 'Account closed'} />
      <Column source="organisations" label="Works for" disableSort render={worksFor} />
      <Column
        source="lastSignInAt"
        label="Last sign-in"
        render={({ lastSignInAt }) => (lastSignInAt ? momentText(lastSignInAt) : 'Never')}
      />
    </DataTable>
  </Listing>
);
export default PeopleList;

function PersonLink({ id, firstName, lastName }: StaffPerson) {
  const createPath = useCreatePath();
  return (
    <Link to={createPath({ resource: 'accounts', id, type: 'show' })}>
      {firstName} {lastName}
    </Link>
  );
}

function worksFor({ staffRole, organisations, organisationCount }: StaffPerson): string {
  if (staffRole) return `Our staff: ${roleNames[staffRole]}`;
  const more = organisationCount - organisations.length;
  return [
    ...organisations.map(({ name, role }) => `${name} (${roleNames[role]})`),
    ...(more > 0 ? [`${more} more`] : []),
  ].join(', ');
}
