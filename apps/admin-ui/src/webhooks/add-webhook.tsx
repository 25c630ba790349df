import { Button, Card, Checkbox, FormControlLabel, Stack } from '@mui/material';
import { useState } from 'react';
import { useCreatePath } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { Refused } from '../forms/refused.js';
import { useSending } from '../forms/use-sending.js';
import { PageTitle } from '../layout/page-title.js';
import { WebhookFields } from './webhook-fields.js';

/** Somebody more is told of changes of the register. */
export default function AddWebhook() {
  const [typed, setTyped] = useState({ name: '', url: '' });
  const [whole, setWhole] = useState(true);
  const { busy, refusal, sendOnce } = useSending();
  const navigate = useNavigate();
  const createPath = useCreatePath();
  const add = async () => {
    const from = whole ? 'beginning' : 'now';
    const added = await sendOnce((api, requestId) => api.addWebhook({ ...typed, from, requestId }));
    if (added) void navigate(createPath({ resource: 'webhooks', id: added.id, type: 'show' }));
  };
  return (
    <>
      <PageTitle title="Add a webhook" />
      <Card>
        <Stack sx={{ p: 3, gap: 2, maxWidth: 640 }}>
          <Refused refusal={refusal} />
          <WebhookFields
            typed={typed}
            onEdit={(change) => setTyped({ ...typed, ...change })}
            refusal={refusal}
          />
          <FormControlLabel
            control={<Checkbox checked={whole} onChange={({ target }) => setWhole(target.checked)} />}
            label="Send the whole register first, then what changes"
          />
          <div>
            <Button variant="contained" disabled={busy} onClick={() => void add()}>
              Add it
            </Button>
          </div>
        </Stack>
      </Card>
    </>
  );
}
