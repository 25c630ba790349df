import {
  Alert,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  Link,
  Stack,
  TextField,
  Typography,
} from '@mui/material';
import { useState } from 'react';
import { Refused } from '../forms/refused.js';
import { useSending } from '../forms/use-sending.js';
import { momentText } from '../words/dates.js';

interface ViewAsDialogProps {
  code: string;
  name: string;
  onClose: () => void;
}

const fields = [
  { field: 'caseNumber', label: 'Case number' },
  { field: 'reason', label: 'Why do you need to see what they see?' },
] as const;

/** Says why, and then leads to the website as the organisation sees it. */
export default function ViewAsDialog({ code, name, onClose }: ViewAsDialogProps) {
  const [typed, setTyped] = useState({ caseNumber: '', reason: '' });
  const [until, setUntil] = useState<string>();
  const { busy, refusal, send } = useSending();
  const begin = async () =>
    setUntil((await send((api) => api.startImpersonation({ code, ...typed })))?.until);
  return (
    <Dialog open onClose={busy ? undefined : onClose} maxWidth="sm" fullWidth aria-labelledby="view-as-title">
      <DialogTitle id="view-as-title">View as {name}</DialogTitle>
      <DialogContent>
        <Stack sx={{ gap: 2, pt: 1 }}>
          <Refused refusal={refusal} />
          {until ? (
            <Alert severity="success" role="status">
              Until {momentText(until)} you see the website as {name} sees it.{' '}
              <Link href="/home" target="_blank" rel="noopener">
                Open the website in a new tab
              </Link>
            </Alert>
          ) : (
            <>
              <Typography>
                For 15 minutes the website shows you what {name} sees. You cannot change anything. Its
                administrators are told by email that you looked, and it is in the timeline.
              </Typography>
              {fields.map(({ field, label }) => (
                <TextField
                  key={field}
                  id={`view-as-${field}`}
                  label={label}
                  value={typed[field]}
                  onChange={({ target }) => setTyped({ ...typed, [field]: target.value })}
                  error={refusal?.fields[field] !== undefined}
                  helperText={refusal?.fields[field]}
                />
              ))}
            </>
          )}
        </Stack>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose} disabled={busy}>
          {until ? 'Close' : 'Cancel'}
        </Button>
        {!until && (
          <Button variant="contained" disabled={busy} onClick={() => void begin()}>
            Begin to view
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}
