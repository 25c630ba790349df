import { catalogue } from '@dspt/contracts/support/catalogue';
import { Button, Menu, MenuItem } from '@mui/material';
import { lazy, Suspense, useState } from 'react';
import { useMay } from '../auth/use-may.js';
import type { ActionStart } from './action-button.js';

const ActionDialog = lazy(() => import('./action-dialog.js'));

interface ActionMenuProps {
  /** Whom or what it is for, for people who only hear the button. */
  about: string;
  starts: ActionStart[];
}

/** Several actions about one thing behind one button; not there for who may not ask for any. */
export function ActionMenu({ about, starts }: ActionMenuProps) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [begun, setBegun] = useState<ActionStart>();
  const canAccess = useMay('actions');
  if (!canAccess || starts.length === 0) return null;
  const begin = (start: ActionStart) => {
    setAnchor(null);
    setBegun(start);
  };
  return (
    <>
      <Button
        size="small"
        variant="outlined"
        aria-label={`Actions for ${about}`}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={({ currentTarget }) => setAnchor(currentTarget)}
      >
        Actions
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {starts.map((start) => (
          <MenuItem key={start.kind} onClick={() => begin(start)}>
            {start.label ?? catalogue[start.kind].name}
          </MenuItem>
        ))}
      </Menu>
      {begun && (
        <Suspense>
          <ActionDialog {...begun} onClose={() => setBegun(undefined)} />
        </Suspense>
      )}
    </>
  );
}
