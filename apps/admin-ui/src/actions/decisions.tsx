import type { Action } from '@dspt/contracts/support/actions';
import { Button, Stack, TextField } from '@mui/material';
import { useState } from 'react';
import { useGetIdentity } from 'react-admin';
import { useMay } from '../auth/use-may.js';
import type { DashboardApi } from '../data/data-provider.js';
import { Refused } from '../forms/refused.js';
import { useSending } from '../forms/use-sending.js';

/** Approving and refusing for somebody else who may; withdrawing for whoever asked. */
export function Decisions({ action, onDecided }: { action: Action; onDecided: () => void }) {
  const { identity } = useGetIdentity();
  const mayApprove = useMay('approvals');
  const [note, setNote] = useState('');
  const { busy, refusal, send } = useSending();
  // Decided by somebody else meanwhile: the page says how.
  if (action.state !== 'waiting' || !identity) return <Refused refusal={refusal} />;
  const { id } = action;
  const decide = async (act: (api: DashboardApi) => Promise<unknown>) => {
    await send(act);
    onDecided();
  };
  if (identity.id === action.requestedBy.id)
    return (
      <Stack sx={{ gap: 2, alignItems: 'flex-start' }}>
        <Refused refusal={refusal} />
        <Button
          variant="outlined"
          disabled={busy}
          onClick={() => void decide((api) => api.withdrawAction(id))}
        >
          Withdraw
        </Button>
      </Stack>
    );
  if (!mayApprove) return null;
  const { fingerprint } = action.preview;
  return (
    <Stack sx={{ gap: 2, alignItems: 'flex-start' }}>
      <Refused refusal={refusal} />
      <Button
        variant="contained"
        disabled={busy}
        onClick={() => void decide((api) => api.approveAction(id, fingerprint))}
      >
        Approve: do it
      </Button>
      <TextField
        id="refusal-note"
        label="Why you refuse it"
        value={note}
        onChange={({ target }) => setNote(target.value)}
        error={refusal?.fields['note'] !== undefined}
        helperText={refusal?.fields['note']}
        fullWidth
      />
      <Button
        variant="outlined"
        disabled={busy}
        onClick={() => void decide((api) => api.refuseAction(id, note))}
      >
        Refuse
      </Button>
    </Stack>
  );
}
