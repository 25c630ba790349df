import { Button, Dialog, DialogActions, DialogContent, DialogTitle } from '@mui/material';
import { useCallback, useEffect, useRef, useState } from 'react';
import { HttpError, useLogout } from 'react-admin';
import { serviceNow } from '../data/time.js';
import { sessionEnd, sessionNow, staySignedIn } from './session.js';

const warningMs = 2 * 60_000;
/** Another tab may keep the session awake or end it: looked at again now and then. */
const lookAgainMs = 60_000;

/** Warns two minutes before the session ends by itself, with one click to go on. */
export function SessionEnding() {
  const [ending, setEnding] = useState(false);
  const timer = useRef(0);
  const leave = useLogout();

  const watch = useCallback(
    (ask: () => Promise<number>) => {
      window.clearTimeout(timer.current);
      const after = (ms: number) => {
        timer.current = window.setTimeout(() => watch(sessionEnd), Math.max(1000, ms));
      };
      ask().then(
        (endsAt) => {
          const left = endsAt - serviceNow();
          setEnding(left <= warningMs);
          after(Math.min(left <= warningMs ? left : left - warningMs, lookAgainMs));
        },
        (error: unknown) => {
          const refused = error instanceof HttpError && error.status === 401;
          const asked = refused ? sessionNow() : Promise.reject(error);
          asked.then(
            (session) => (session ? after(lookAgainMs) : void leave()),
            () => after(lookAgainMs),
          );
        },
      );
    },
    [leave],
  );

  useEffect(() => {
    watch(sessionEnd);
    return () => window.clearTimeout(timer.current);
  }, [watch]);

  return (
    <Dialog open={ending} aria-labelledby="session-ending" role="alertdialog">
      <DialogTitle id="session-ending">You will soon be signed out</DialogTitle>
      <DialogContent>
        Nothing has happened here for a while. To keep information safe, you are signed out within 2 minutes.
      </DialogContent>
      <DialogActions>
        <Button onClick={() => void leave()}>Sign out</Button>
        <Button variant="contained" autoFocus onClick={() => watch(staySignedIn)}>
          Stay signed in
        </Button>
      </DialogActions>
    </Dialog>
  );
}
