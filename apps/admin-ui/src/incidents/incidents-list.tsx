import { incidentStateNames, type IncidentSummary } from '@dspt/contracts/support/incidents';
import { DataTable, Link, TextInput, useCreatePath, type SortPayload } from 'react-admin';
import { choiceFilter, choices } from '../lists/choices.js';
import { Listing, NoneMatch } from '../lists/listing.js';
import { OrganisationLink } from '../organisations/organisation-link.js';
import { ColumnOf } from '../tables/column.js';
import { momentText } from '../words/dates.js';
import { tellText } from './words.js';

const Column = ColumnOf<IncidentSummary>;

const { draft: _, ...reported } = incidentStateNames;
const filters = [
  <TextInput key="code" source="code" label="ODS code" alwaysOn resettable />,
  choiceFilter('state', 'State', choices(reported)),
];

const latestFirst: SortPayload = { field: 'changedAt', order: 'DESC' };

/** What organisations have reported; a draft is nobody else's business. */
const IncidentsList = () => (
  <Listing
    title="Incidents"
    noneYet="No organisation has reported an incident yet."
    filters={filters}
    startsWith={{ state: 'open' }}
    sort={latestFirst}
  >
    <DataTable bulkActionButtons={false} rowClick={false} empty={<NoneMatch />}>
      <Column source="number" label="Incident" disableSort render={Name} />
      <Column
        source="organisation"
        label="Organisation"
        render={({ code, organisationName }) => <OrganisationLink code={code} name={organisationName} />}
      />
      <Column source="state" label="State" disableSort render={({ state }) => incidentStateNames[state]} />
      <Column source="tellBy" label="The regulator (ICO)" render={tellText} />
      <Column source="changedAt" label="Last changed" render={({ changedAt }) => momentText(changedAt)} />
    </DataTable>
  </Listing>
);
export default IncidentsList;

function Name({ id, number, title }: IncidentSummary) {
  const createPath = useCreatePath();
  return (
    <Link to={createPath({ resource: 'incidents', id, type: 'show' })}>
      {number} {title}
    </Link>
  );
}
