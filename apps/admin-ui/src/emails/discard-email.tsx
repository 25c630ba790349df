import type { EmailDetail } from '@dspt/contracts/notifications/emails';
import { Stack, Typography } from '@mui/material';
import { useMay } from '../auth/use-may.js';
import { ReasonForm } from '../forms/reason-form.js';

interface DiscardEmailProps {
  email: EmailDetail;
  onDiscarded: () => void;
}

/** For an email that failed and that nobody has decided about. */
export function DiscardEmail({ email, onDiscarded }: DiscardEmailProps) {
  const canAccess = useMay('dead-letters');
  const open = email.state === 'failed' && !email.discarded && email.resentAs.length === 0;
  if (!canAccess || !open) return null;
  return (
    <Stack component="section" sx={{ gap: 1 }}>
      <Typography component="h2" variant="h6">
        Or leave it
      </Typography>
      <ReasonForm
        id="discard-reason"
        label="Why nothing is to be done about it"
        button="Discard"
        act={(api, reason) => api.discardEmail(email.id, reason)}
        onDone={onDiscarded}
      />
    </Stack>
  );
}
