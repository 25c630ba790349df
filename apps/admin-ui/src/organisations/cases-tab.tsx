import { caseTopicNames, type CaseSummary } from '@dspt/contracts/support/cases';
import { Button, Stack } from '@mui/material';
import { Link, useCreatePath } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { caseStateNames } from '../cases/words.js';
import { Loaded } from '../tables/loaded.js';
import { ColumnOf } from '../tables/column.js';
import { LocalTable } from '../tables/local-table.js';
import { momentText } from '../words/dates.js';

const Column = ColumnOf<CaseSummary>;

/** Cases about the organisation, and a new one by hand. */
export const CasesTab = ({ code }: { code: string }) => (
  <Stack sx={{ gap: 2 }}>
    <div>
      <Button variant="outlined" component={RouterLink} to={`/cases/create?code=${encodeURIComponent(code)}`}>
        Record a case
      </Button>
    </div>
    <Loaded<CaseSummary> resource="cases" code={code} noneYet="There are no cases about this organisation.">
      {(cases) => (
        <LocalTable label="Cases" rows={cases}>
          <Column label="Case" render={Number} />
          <Column label="About" render={({ topic }) => caseTopicNames[topic]} />
          <Column label="From" render={({ firstName, lastName }) => `${firstName} ${lastName}`} />
          <Column label="State" render={({ state }) => caseStateNames[state]} />
          <Column label="Assignee" render={({ assignee }) => assignee?.name ?? 'Nobody'} />
          <Column label="Opened" render={({ openedAt }) => momentText(openedAt)} />
        </LocalTable>
      )}
    </Loaded>
  </Stack>
);

function Number({ id, number }: CaseSummary) {
  const createPath = useCreatePath();
  return <Link to={createPath({ resource: 'cases', id, type: 'show' })}>{number}</Link>;
}
