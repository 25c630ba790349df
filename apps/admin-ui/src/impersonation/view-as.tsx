import { Button } from '@mui/material';
import { lazy, Suspense, useState } from 'react';
import { useMay } from '../auth/use-may.js';

const ViewAsDialog = lazy(() => import('./view-as-dialog.js'));

/** Begins to view as a provider; not there for who may not. */
export function ViewAs({ code, name }: { code: string; name: string }) {
  const [open, setOpen] = useState(false);
  const canAccess = useMay('impersonations');
  if (!canAccess) return null;
  return (
    <>
      <Button size="small" variant="outlined" onClick={() => setOpen(true)}>
        View as provider
      </Button>
      {open && (
        <Suspense>
          <ViewAsDialog code={code} name={name} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
