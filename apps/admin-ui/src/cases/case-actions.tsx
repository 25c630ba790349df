import type { Action } from '@dspt/contracts/support/actions';
import type { HelpdeskCase } from '@dspt/contracts/support/cases';
import { Stack, Typography } from '@mui/material';
import { Link, useCreatePath, useGetList } from 'react-admin';
import { ActionButton } from '../actions/action-button.js';
import { kindText, stateNames } from '../actions/words.js';

/** What was done on the case's account, and what usually solves it. */
export function CaseActions({ record }: { record: HelpdeskCase }) {
  const createPath = useCreatePath();
  const { data = [] } = useGetList<Action>(
    'actions',
    { filter: { caseNumber: record.number } },
    { onError: () => undefined, staleTime: 0 },
  );
  return (
    <Stack component="section" sx={{ gap: 2 }}>
      <Typography component="h2" variant="h6">
        Actions
      </Typography>
      {data.length > 0 && (
        <ul>
          {data.map((action) => (
            <Typography component="li" key={action.id}>
              <Link to={createPath({ resource: 'actions', id: action.id, type: 'show' })}>
                {kindText(action)}
              </Link>
              : {stateNames[action.state]}
            </Typography>
          ))}
        </ul>
      )}
      <Suggestions record={record} />
    </Stack>
  );
}

function Suggestions({
  record: { number: caseNumber, code, email, firstName, lastName },
}: {
  record: HelpdeskCase;
}) {
  if (!code)
    return <Typography>To start an action, first save which organisation this case is about.</Typography>;
  const given = { code };
  const person = { email, firstName, lastName };
  return (
    <Stack direction={{ xs: 'column', sm: 'row' }} sx={{ gap: 2, flexWrap: 'wrap' }}>
      <ActionButton kind="reset-administrator" given={given} suggested={person} caseNumber={caseNumber} />
      <ActionButton kind="link-email" given={given} suggested={{ email }} caseNumber={caseNumber} />
      <ActionButton kind="switch-head-office-function" given={given} caseNumber={caseNumber} />
      <ActionButton kind="add-site" given={{ headOffice: code }} caseNumber={caseNumber} />
    </Stack>
  );
}
