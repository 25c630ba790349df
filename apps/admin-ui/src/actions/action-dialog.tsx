import type { Action } from '@dspt/contracts/support/actions';
import { catalogue } from '@dspt/contracts/support/catalogue';
import type { ActionPreview } from '@dspt/contracts/support/execution';
import { Alert, Button, Dialog, DialogActions, DialogContent, DialogTitle, Stack } from '@mui/material';
import { Link, useCreatePath } from 'react-admin';
import { Refused } from '../forms/refused.js';
import type { ActionStart } from './action-button.js';
import { ActionFields } from './action-fields.js';
import { Preview } from './preview.js';
import { useAction } from './use-action.js';
import { kindText, nextText, stateNames } from './words.js';

/** Describe it, see what it would do, do it: for every kind of action, driven by the catalogue. */
export default function ActionDialog({ onClose, ...start }: ActionStart & { onClose: () => void }) {
  const { kind, undoes = null } = start;
  const { undoable } = catalogue[kind];
  const { typed, setTyped, preview, changed, done, busy, refusal, look, order, back, leave } =
    useAction(start);
  const close = () => {
    onClose();
    leave();
  };
  const step = done ? 'done' : preview ? 'preview' : 'form';
  return (
    <Dialog open onClose={busy ? undefined : close} maxWidth="md" fullWidth aria-labelledby="action-title">
      <DialogTitle id="action-title">{kindText({ kind, undoes })}</DialogTitle>
      <DialogContent>
        <Stack sx={{ gap: 2, pt: 1 }}>
          <Refused refusal={refusal} />
          {step === 'form' && (
            <ActionFields start={start} typed={typed} onType={setTyped} errors={refusal?.fields ?? {}} />
          )}
          {step === 'preview' && <Previewed preview={preview!} changed={changed} />}
          {step === 'preview' && (
            <Alert severity="info">{consequences(preview!.secondPerson, !undoes && undoable)}</Alert>
          )}
          {done && <Outcome action={done} />}
        </Stack>
      </DialogContent>
      <DialogActions>
        <Button onClick={close} disabled={busy}>
          {done ? 'Close' : 'Cancel'}
        </Button>
        {step === 'preview' && (
          <Button onClick={back} disabled={busy}>
            Back
          </Button>
        )}
        {step !== 'done' && (
          <Button
            variant="contained"
            onClick={() => void (step === 'form' ? look() : order())}
            disabled={busy}
          >
            {nextStepText(step, preview?.secondPerson ?? false)}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}

const Previewed = ({ preview, changed }: { preview: ActionPreview; changed: boolean }) => (
  <>
    {changed && (
      <Alert severity="warning">
        Things have changed since you looked. Nothing has been done. This is what would happen now.
      </Alert>
    )}
    <Preview preview={preview} level="h3" />
  </>
);

function Outcome({ action }: { action: Action }) {
  const createPath = useCreatePath();
  return (
    <Alert severity={action.state === 'done' ? 'success' : 'info'}>
      <strong>{stateNames[action.state]}.</strong> {nextText(action)}{' '}
      <Link to={createPath({ resource: 'actions', id: action.id, type: 'show' })}>See the action</Link>
    </Alert>
  );
}

function nextStepText(step: 'form' | 'preview', secondPerson: boolean): string {
  if (step === 'form') return 'Preview';
  return secondPerson ? 'Ask for approval' : 'Do it';
}

const consequences = (second: boolean, undoable: boolean): string =>
  [
    second ? 'A second person must approve this before anything happens.' : 'This happens at once.',
    undoable ? 'It can be taken back.' : 'It cannot be taken back.',
  ].join(' ');
