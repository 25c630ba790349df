import { Button, Stack, TextField } from '@mui/material';
import { useState } from 'react';
import type { DashboardApi } from '../data/data-provider.js';
import { Refused } from './refused.js';
import { useSending } from './use-sending.js';

interface ReasonFormProps {
  id: string;
  label: string;
  button: string;
  act: (api: DashboardApi, reason: string) => Promise<unknown>;
  onDone: () => void;
}

/** Does something that needs nothing but a reason; what was typed stays when it is refused. */
export function ReasonForm({ id, label, button, act, onDone }: ReasonFormProps) {
  const [reason, setReason] = useState('');
  const { busy, refusal, send } = useSending();
  const submit = async () => {
    const done = await send((api) => act(api, reason).then(() => true));
    if (done) onDone();
  };
  const wrong = refusal?.fields['reason'];
  return (
    <Stack sx={{ gap: 2, alignItems: 'flex-start' }}>
      <Refused refusal={refusal} />
      <TextField
        id={id}
        label={label}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
        error={wrong !== undefined}
        helperText={wrong}
        fullWidth
      />
      <Button variant="outlined" disabled={busy} onClick={() => void submit()}>
        {button}
      </Button>
    </Stack>
  );
}
