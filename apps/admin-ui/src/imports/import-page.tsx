import type { ImportReport } from '@dspt/contracts/organisations/imports';
import { Alert, Card, CircularProgress, Stack } from '@mui/material';
import { ShowBase, useShowContext } from 'react-admin';
import { PageTitle } from '../layout/page-title.js';
import { PageProblem } from '../lists/problem.js';
import { Facts } from '../tables/facts.js';
import { ColumnOf } from '../tables/column.js';
import { LocalTable } from '../tables/local-table.js';
import { momentText } from '../words/dates.js';
import { countsText, stateText } from './words.js';
import { SectionHeading } from '../layout/section-heading.js';

const quietly = { onError: () => undefined };

/** The report of one import. */
const ImportPage = () => (
  <ShowBase queryOptions={quietly}>
    <Report />
  </ShowBase>
);
export default ImportPage;

function Report() {
  const { record, error, refetch } = useShowContext<ImportReport>();
  if (error) return <PageProblem error={error} onRetry={refetch} />;
  if (!record) return <CircularProgress aria-label="Loading" sx={{ m: 3 }} />;
  return (
    <>
      <PageTitle title={`Import of ${record.file}`} />
      <Card>
        <Stack sx={{ p: 3, gap: 3 }}>
          {record.refusal && <Alert severity="error">{record.refusal}</Alert>}
          <Facts facts={{ ...factsOf(record), ...countsText(record.counts) }} />
          <Findings findings={record.findings} />
        </Stack>
      </Card>
    </>
  );
}

const factsOf = (report: ImportReport) => ({
  Outcome: stateText(report),
  'Kind of file': report.kind
    ? `${report.kind}${report.changesOnly ? ', changes only' : ''}`
    : 'None that is known',
  Started: momentText(report.startedAt),
  Finished: report.finishedAt && momentText(report.finishedAt),
  'SHA-256': <span style={{ overflowWrap: 'anywhere' }}>{report.sha256}</span>,
});

type Finding = ImportReport['findings'][number];
const Column = ColumnOf<Finding>;

const Findings = ({ findings }: { findings: Finding[] }) => (
  <section>
    <SectionHeading>Rows to look at</SectionHeading>
    <LocalTable label="Rows to look at" rows={findings} none="There are none.">
      <Column label="Line" render={({ line }) => line} />
      <Column label="Code" render={({ code }) => code} />
      <Column label="Reason" render={({ reason }) => reason} />
    </LocalTable>
  </section>
);
