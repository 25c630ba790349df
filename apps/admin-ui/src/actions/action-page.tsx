import { type Action, verificationNames } from '@dspt/contracts/support/actions';
import { Alert, Card, CircularProgress, Stack } from '@mui/material';
import { Link, ShowBase, useCreatePath, useShowContext } from 'react-admin';
import { PageTitle } from '../layout/page-title.js';
import { PageProblem } from '../lists/problem.js';
import { Facts } from '../tables/facts.js';
import { momentText } from '../words/dates.js';
import { ActionButton } from './action-button.js';
import { Decisions } from './decisions.js';
import { Preview } from './preview.js';
import { useSeen } from './use-seen.js';
import { kindText, nextText, stateNames } from './words.js';
import { SectionHeading } from '../layout/section-heading.js';

const asking = { onError: () => undefined, staleTime: 0 };

/** One action: what it does, who asked, and what can be decided about it. */
const ActionPage = () => (
  <ShowBase queryOptions={asking}>
    <Shown />
  </ShowBase>
);
export default ActionPage;

const looks = { done: 'success', failed: 'error', refused: 'error', waiting: 'warning' } as const;

function Shown() {
  const { record: action, error, refetch } = useShowContext<Action>();
  useSeen(action);
  if (!action)
    return error ? (
      <PageProblem error={error} onRetry={refetch} />
    ) : (
      <CircularProgress aria-label="Loading" sx={{ m: 3 }} />
    );
  const look = action.state in looks ? looks[action.state as keyof typeof looks] : 'info';
  return (
    <>
      <PageTitle title={kindText(action)} />
      <Card>
        <Stack sx={{ p: 3, gap: 3 }}>
          <Alert severity={look}>
            <strong>{stateNames[action.state]}.</strong> {nextText(action)}
          </Alert>
          <Decisions action={action} onDecided={() => void refetch()} />
          <Preview preview={action.preview} level="h2" />
          <section>
            <SectionHeading>Who asked, and why</SectionHeading>
            <Facts facts={factsOf(action)} />
          </section>
          <Undo action={action} />
        </Stack>
      </Card>
    </>
  );
}

const factsOf = (action: Action) => ({
  'Asked for by': `${action.requestedBy.name}, ${momentText(action.requestedAt)}`,
  Case: action.caseNumber,
  Reason: action.reason,
  'Caller verified': `${verificationNames[action.verification.how]}: ${action.verification.detail}`,
  'To be approved by': action.state === 'waiting' ? momentText(action.expiresAt) : '',
  'Decided by':
    action.decidedBy && action.decidedAt && `${action.decidedBy.name}, ${momentText(action.decidedAt)}`,
  Done: action.doneAt && momentText(action.doneAt),
});

function Undo({ action }: { action: Action }) {
  const createPath = useCreatePath();
  const path = (id: string) => createPath({ resource: 'actions', id, type: 'show' });
  const { kind, caseNumber, input } = action;
  const given = Object.fromEntries(Object.entries(input).map(([name, value]) => [name, String(value)]));
  return (
    <>
      {action.undoes && <Link to={path(action.undoes)}>See the action that this takes back</Link>}
      {action.undoneBy && <Link to={path(action.undoneBy)}>See the action that took it back</Link>}
      {action.undoable && (
        <div>
          <ActionButton kind={kind} undoes={action.id} label="Take it back" {...{ given, caseNumber }} />
        </div>
      )}
    </>
  );
}
