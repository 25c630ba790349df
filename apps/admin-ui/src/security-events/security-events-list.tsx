import { securityEventNames, type SecurityEvent } from '@dspt/contracts/identity/security-events';
import { DataTable, DateInput, Link, TextInput, useCreatePath, type SortPayload } from 'react-admin';
import { choiceFilter, choices } from '../lists/choices.js';
import { Listing, NoneMatch } from '../lists/listing.js';
import { OrganisationCode } from '../organisations/organisation-code.js';
import { momentText } from '../words/dates.js';
import { eventText, nameOf } from './words.js';
import { ColumnOf } from '../tables/column.js';

const Column = ColumnOf<SecurityEvent>;
const filters = [
  <TextInput key="email" source="email" label="Full email address" type="email" alwaysOn resettable />,
  choiceFilter('kind', 'What', choices(securityEventNames)),
  <DateInput key="from" source="from" label="From" alwaysOn />,
  <DateInput key="until" source="until" label="Until" alwaysOn />,
];
const newestFirst: SortPayload = { field: 'at', order: 'DESC' };

/** Sign-ins, failures, waits and refusals. */
const SecurityEventsList = () => (
  <Listing title="Security events" noneYet="Nothing has happened yet." filters={filters} sort={newestFirst}>
    <DataTable bulkActionButtons={false} rowClick={false} empty={<NoneMatch />}>
      <Column source="at" label="When" disableSort render={({ at }) => momentText(at)} />
      <Column source="kind" label="What" disableSort render={eventText} />
      <Column
        source="person"
        label="Account"
        disableSort
        render={({ person }) => person && <PersonLink id={person.id} name={nameOf(person)} />}
      />
      <Column
        source="code"
        label="Organisation"
        disableSort
        render={({ code }) => code && <OrganisationCode code={code} />}
      />
      <Column source="network" label="Network" disableSort />
    </DataTable>
  </Listing>
);
export default SecurityEventsList;

function PersonLink({ id, name }: { id: string; name: string }) {
  const createPath = useCreatePath();
  return <Link to={createPath({ resource: 'accounts', id, type: 'show' })}>{name}</Link>;
}
