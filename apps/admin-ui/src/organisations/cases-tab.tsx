import { caseTopicNames, type CaseSummary } from '@dspt/contracts/support/cases';
import { Button, Stack } from '@mui/material';
import { Link, useCreatePath } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { caseStateNames } from '../cases/words.js';
import { Loaded } from '../tables/loaded.js';
import { PlainTable, type Column } from '../tables/plain-table.js';
import { momentText } from '../words/dates.js';

/** Cases about the organisation, and a new one by hand. */
export const CasesTab = ({ code }: { code: string }) => (
  <Stack sx={{ gap: 2 }}>
    <div>
      <Button variant="outlined" component={RouterLink} to={`/cases/create?code=${encodeURIComponent(code)}`}>
        Record a case
      </Button>
    </div>
    <Loaded<CaseSummary> resource="cases" code={code} noneYet="There are no cases about this organisation.">
      {(cases) => <PlainTable label="Cases" columns={columns} rows={cases} keyOf={({ id }) => id} />}
    </Loaded>
  </Stack>
);

function Number({ id, number }: CaseSummary) {
  const createPath = useCreatePath();
  return <Link to={createPath({ resource: 'cases', id, type: 'show' })}>{number}</Link>;
}

const columns: Column<CaseSummary>[] = [
  { label: 'Case', cell: (one) => <Number {...one} /> },
  { label: 'About', cell: ({ topic }) => caseTopicNames[topic] },
  { label: 'From', cell: ({ firstName, lastName }) => `${firstName} ${lastName}` },
  { label: 'State', cell: ({ state }) => caseStateNames[state] },
  { label: 'Assignee', cell: ({ assignee }) => assignee?.name ?? 'Nobody' },
  { label: 'Opened', cell: ({ openedAt }) => momentText(openedAt) },
];
