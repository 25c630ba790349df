import type { Webhook } from '@dspt/contracts/organisations/webhooks';
import { Alert, Button, Card, CircularProgress, Stack, Typography } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ShowBase, useShowContext } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { Refused } from '../forms/refused.js';
import { useEdited } from '../forms/use-edited.js';
import { useSending } from '../forms/use-sending.js';
import { PageTitle } from '../layout/page-title.js';
import { SectionHeading } from '../layout/section-heading.js';
import { PageProblem } from '../lists/problem.js';
import { Facts } from '../tables/facts.js';
import { momentText, numberText } from '../words/dates.js';
import { WebhookFields, type Typed } from './webhook-fields.js';
import { outcomeText } from './words.js';

const asking = { onError: () => undefined, staleTime: 0 };

/** One webhook: how it stands, its secret, and what can be changed. */
const WebhookPage = () => (
  <ShowBase queryOptions={asking}>
    <Shown />
  </ShowBase>
);
export default WebhookPage;

interface PartProps {
  webhook: Webhook;
  onChanged: () => Promise<unknown>;
}

function Shown() {
  const { record, error, refetch } = useShowContext<Webhook>();
  const queries = useQueryClient();
  // A row of the list may be here before the whole.
  if (!record?.secret)
    return error ? (
      <PageProblem error={error} onRetry={refetch} />
    ) : (
      <CircularProgress aria-label="Loading" sx={{ m: 3 }} />
    );
  // The list has it, too, and would be believed for a while.
  const again = () => queries.invalidateQueries();
  return (
    <>
      <PageTitle title={`Webhook of ${record.name}`} />
      <Card>
        <Stack sx={{ p: 3, gap: 3 }}>
          <Facts facts={factsOf(record)} />
          <Trial webhook={record} />
          <Change webhook={record} onChanged={again} />
          <Remove webhook={record} onChanged={again} />
        </Stack>
      </Card>
    </>
  );
}

const factsOf = (webhook: Webhook) => ({
  State: outcomeText(webhook),
  'Last delivered': webhook.deliveredAt && momentText(webhook.deliveredAt),
  'Changes waiting': numberText(webhook.waiting),
  'Next try': webhook.nextTryAt && momentText(webhook.nextTryAt),
  'Secret, for whoever runs the receiver': <code style={{ overflowWrap: 'anywhere' }}>{webhook.secret}</code>,
  Added: `${momentText(webhook.createdAt)}, by ${webhook.createdBy}`,
});

function Trial({ webhook: { id } }: Pick<PartProps, 'webhook'>) {
  const [outcome, setOutcome] = useState<{ problem: string | null }>();
  const { busy, refusal, send } = useSending();
  const tryNow = async () => setOutcome(await send((api) => api.tryWebhook(id)));
  return (
    <Stack component="section" sx={{ gap: 2, alignItems: 'flex-start' }}>
      <SectionHeading>Try it</SectionHeading>
      <Refused refusal={refusal} />
      {outcome && (
        <Alert severity={outcome.problem ? 'error' : 'success'} role="status">
          {outcome.problem ?? 'The test was taken.'}
        </Alert>
      )}
      <Button variant="outlined" disabled={busy} onClick={() => void tryNow()}>
        Send a test
      </Button>
    </Stack>
  );
}

function Change({ webhook, onChanged }: PartProps) {
  const { id, version, name, url } = webhook;
  const { wanted, before, edit, saved } = useEdited<Webhook, Typed>(webhook, { name, url });
  const { busy, refusal, send } = useSending();
  const save = async (state: 'active' | 'paused') => {
    if (!(await send((api) => api.changeWebhook(id, { ...wanted, version, state })))) return;
    await onChanged();
    saved();
  };
  const isActive = webhook.state === 'active';
  return (
    <Stack component="section" sx={{ gap: 2, alignItems: 'flex-start', maxWidth: 640 }}>
      <SectionHeading>Change it</SectionHeading>
      <Refused refusal={refusal} />
      {before && (
        <Alert severity="warning">
          Somebody else has changed it meanwhile. It is now: {name}, {url}
        </Alert>
      )}
      <WebhookFields typed={wanted} onEdit={edit} refusal={refusal} />
      <Stack direction="row" sx={{ gap: 2, flexWrap: 'wrap' }}>
        <Button variant="outlined" disabled={busy} onClick={() => void save('active')}>
          {isActive ? 'Save' : 'Save and make it active'}
        </Button>
        {isActive && (
          <Button variant="outlined" disabled={busy} onClick={() => void save('paused')}>
            Pause it
          </Button>
        )}
      </Stack>
    </Stack>
  );
}

function Remove({ webhook: { id, name }, onChanged }: PartProps) {
  const [asked, setAsked] = useState(false);
  const { busy, refusal, send } = useSending();
  const navigate = useNavigate();
  const remove = async () => {
    if (!(await send((api) => api.removeWebhook(id).then(() => true)))) return;
    void navigate('/webhooks');
    await onChanged();
  };
  return (
    <Stack component="section" sx={{ gap: 2, alignItems: 'flex-start' }}>
      <SectionHeading>Remove it</SectionHeading>
      <Refused refusal={refusal} />
      {asked && (
        <Typography>
          {name} is told nothing any more, and the secret is gone. If you add them again, they get another
          one.
        </Typography>
      )}
      <Button
        variant="outlined"
        color="error"
        disabled={busy}
        onClick={() => (asked ? void remove() : setAsked(true))}
      >
        {asked ? 'Yes, remove it' : 'Remove it'}
      </Button>
    </Stack>
  );
}
