import { caseTopicNames, type HelpdeskCase } from '@dspt/contracts/support/cases';
import { Alert, Card, CircularProgress, Stack } from '@mui/material';
import { ShowBase, useShowContext } from 'react-admin';
import { CaseActions } from './case-actions.js';
import { CaseEntries } from './case-entries.js';
import { CaseState } from './case-state.js';
import { Duplicates } from './duplicates.js';
import { WriteEntry } from './write-entry.js';
import { Undelivered } from '../emails/undelivered.js';
import { PageTitle } from '../layout/page-title.js';
import { PageProblem } from '../lists/problem.js';
import { OrganisationLink } from '../organisations/organisation-link.js';
import { Facts } from '../tables/facts.js';
import { momentText } from '../words/dates.js';
import { ageText } from './words.js';
import { SectionHeading } from '../layout/section-heading.js';

const asking = { onError: () => undefined, staleTime: 0 };

/** One case: what somebody needs, what can be done about it, and everything that happened in it. */
const CasePage = () => (
  <ShowBase queryOptions={asking}>
    <Shown />
  </ShowBase>
);
export default CasePage;

function Shown() {
  const { record, error, refetch } = useShowContext<HelpdeskCase>();
  if (!record?.entries)
    return error ? (
      <PageProblem error={error} onRetry={refetch} />
    ) : (
      <CircularProgress aria-label="Loading" sx={{ m: 3 }} />
    );
  return (
    <>
      <PageTitle title={`${record.number}: ${caseTopicNames[record.topic]}`} />
      <Card>
        <Stack sx={{ p: 3, gap: 3 }}>
          <Facts facts={factsOf(record)} />
          <Alert severity="info" icon={false} sx={{ whiteSpace: 'pre-wrap' }}>
            {record.message}
          </Alert>
          <Undelivered email={record.email} />
          <Duplicates cases={record.duplicates} />
          <CaseState record={record} onChanged={refetch} />
          <CaseActions record={record} />
          <section>
            <SectionHeading>What has happened</SectionHeading>
            <CaseEntries entries={record.entries} />
          </section>
          <WriteEntry record={record} onWritten={() => void refetch()} />
        </Stack>
      </Card>
    </>
  );
}

const sources = { website: 'The website', telephone: 'A telephone call', email: 'An email or a letter' };

const factsOf = (record: HelpdeskCase) => ({
  From: `${record.firstName} ${record.lastName}`,
  Email: record.email,
  Telephone: record.telephone,
  Organisation: record.code && (
    <OrganisationLink code={record.code} name={record.organisationName ?? record.code} />
  ),
  Opened: `${momentText(record.openedAt)} (${ageText(record.openedAt)} ago)`,
  'Came by': sources[record.source],
});
