import { caseTopicNames, type CaseSummary } from '@dspt/contracts/support/cases';
import { Button, Typography } from '@mui/material';
import { DataTable, Link, TextInput, useCreatePath } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { Listing, NoneMatch } from '../lists/listing.js';
import { OrganisationCode } from '../organisations/organisation-code.js';
import { momentText } from '../words/dates.js';
import { ageText, caseStateNames } from './words.js';
import { choiceFilter, choices } from '../lists/choices.js';
import { ColumnOf } from '../tables/column.js';

const Column = ColumnOf<CaseSummary>;

const states = choices({ unsolved: 'Not solved', ...caseStateNames });
const assignees = choices({ me: 'Me', nobody: 'Nobody' });
const filters = [
  <TextInput key="q" source="q" label="Number, name, email or organisation" alwaysOn resettable />,
  choiceFilter('state', 'State', states),
  choiceFilter('topic', 'About', choices(caseTopicNames)),
  choiceFilter('assignee', 'Assignee', assignees),
];

/** The queue: what is not solved, the oldest first, unless asked otherwise. */
const CasesList = () => (
  <Listing
    title="Cases"
    noneYet="There are no cases yet. They come from the contact page of the website, and from calls that you record."
    filters={filters}
    startsWith={{ state: 'unsolved' }}
    sort={{ field: 'openedAt', order: 'ASC' }}
    action={
      <Button variant="contained" component={RouterLink} to="/cases/create">
        Record a case
      </Button>
    }
  >
    <DataTable bulkActionButtons={false} rowClick={false} empty={<NoneMatch />}>
      <Column source="number" label="Case" render={Number} />
      <Column source="topic" label="About" render={({ topic }) => caseTopicNames[topic]} />
      <Column source="code" label="Organisation" disableSort render={Organisation} />
      <Column
        source="email"
        label="From"
        disableSort
        render={({ firstName, lastName }) => `${firstName} ${lastName}`}
      />
      <Column source="state" label="State" render={({ state }) => caseStateNames[state]} />
      <Column source="assignee" label="Assignee" render={({ assignee }) => assignee?.name ?? 'Nobody'} />
      <Column source="openedAt" label="Age" render={Age} />
    </DataTable>
  </Listing>
);
export default CasesList;

function Number({ id, number }: CaseSummary) {
  const createPath = useCreatePath();
  return <Link to={createPath({ resource: 'cases', id, type: 'show' })}>{number}</Link>;
}

const Organisation = ({ code, organisationName }: CaseSummary) =>
  code && (
    <>
      {organisationName} (<OrganisationCode code={code} />)
    </>
  );

const Age = ({ openedAt }: CaseSummary) => (
  <>
    {ageText(openedAt)}
    <Typography variant="caption" component="div" color="text.secondary">
      {momentText(openedAt)}
    </Typography>
  </>
);
