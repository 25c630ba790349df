import {
  harmLikelihoodNames,
  harmSeverityNames,
  incidentFactNames,
  incidentKindNames,
  incidentPersonalNames,
  incidentStateNames,
  incidentWhomNames,
  type Incident,
} from '@dspt/contracts/support/incidents';
import { Card, CircularProgress, Stack } from '@mui/material';
import { ShowBase, useShowContext } from 'react-admin';
import { PageTitle } from '../layout/page-title.js';
import { SectionHeading } from '../layout/section-heading.js';
import { PageProblem } from '../lists/problem.js';
import { OrganisationLink } from '../organisations/organisation-link.js';
import { ColumnOf } from '../tables/column.js';
import { Facts } from '../tables/facts.js';
import { LocalTable } from '../tables/local-table.js';
import { dateText, momentText } from '../words/dates.js';
import { tellText } from './words.js';

const asking = { onError: () => undefined, staleTime: 0 };

/** One incident as its organisation has reported it. It is read here, never changed. */
const IncidentPage = () => (
  <ShowBase queryOptions={asking}>
    <Shown />
  </ShowBase>
);
export default IncidentPage;

const Column = ColumnOf<Incident['entries'][number]>;

function Shown() {
  const { record, error, refetch } = useShowContext<Incident>();
  // A row of the list may be here before the whole.
  if (!record?.entries)
    return error ? (
      <PageProblem error={error} onRetry={refetch} />
    ) : (
      <CircularProgress aria-label="Loading" sx={{ m: 3 }} />
    );
  return (
    <>
      <PageTitle title={`${record.number} ${record.title}`} />
      <Card>
        <Stack sx={{ p: 3, gap: 3 }}>
          <Facts facts={factsOf(record)} />
          <section>
            <SectionHeading>What was done</SectionHeading>
            <LocalTable label="What was done" rows={record.entries} none="Nothing yet.">
              <Column label="When" render={({ at }) => momentText(at)} />
              <Column label="Who" render={({ by }) => by} />
              <Column label="What" render={({ what }) => what} />
              <Column label="Reason" render={({ note }) => note} />
            </LocalTable>
          </section>
        </Stack>
      </Card>
    </>
  );
}

function factsOf(incident: Incident) {
  const { code, organisationName, state, facts } = incident;
  const names = incidentFactNames;
  return {
    Organisation: <OrganisationLink code={code} name={organisationName} />,
    State: incidentStateNames[state],
    'The regulator (ICO)': tellText(incident),
    [names.kind]: facts.kind && incidentKindNames[facts.kind],
    [names.description]: facts.description,
    [names.foundOn]: facts.foundOn && `${dateText(facts.foundOn)} ${facts.foundAt}`,
    [names.personal]: facts.personal && incidentPersonalNames[facts.personal],
    [names.whom]: facts.whom.map((each) => incidentWhomNames[each]).join(', '),
    [names.people]: facts.people,
    [names.likelihood]: facts.likelihood && harmLikelihoodNames[facts.likelihood],
    [names.severity]: facts.severity && harmSeverityNames[facts.severity],
    [names.done]: facts.done,
    [names.regulatorReference]: facts.regulatorReference,
  };
}
