import type { ActionKind } from '@dspt/contracts/support/catalogue';
import { catalogue } from '@dspt/contracts/support/catalogue';
import { Button } from '@mui/material';
import { lazy, Suspense, useState } from 'react';
import { useMay } from '../auth/use-may.js';

const ActionDialog = lazy(() => import('./action-dialog.js'));

export interface ActionStart {
  kind: ActionKind;
  /** What is settled already, by field. */
  given?: Record<string, string>;
  /** How people call what is settled, when its value says nothing to them. */
  shown?: Record<string, string>;
  /** Filled in, to be changed if it is wrong. */
  suggested?: Record<string, string>;
  caseNumber?: string;
  /** The action to take back. */
  undoes?: string;
  label?: string;
}

/** Begins an action; not there for who may not ask for any. */
export function ActionButton(start: ActionStart) {
  const [open, setOpen] = useState(false);
  const canAccess = useMay('actions');
  if (!canAccess) return null;
  return (
    <>
      <Button variant="outlined" size="small" onClick={() => setOpen(true)}>
        {start.label ?? catalogue[start.kind].name}
      </Button>
      {open && (
        <Suspense>
          <ActionDialog {...start} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
