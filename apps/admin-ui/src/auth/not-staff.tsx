import { Button, Link, Stack, Typography } from '@mui/material';
import { useEffect } from 'react';
import { signOut } from './session.js';

/** For people of an organisation who came here by mistake: they stay signed in, and find the way. */
export function NotStaff({ onSignedOut }: { onSignedOut: () => void }) {
  useEffect(() => {
    document.title = 'This page is for support staff – DSPT staff dashboard';
  }, []);
  return (
    <Stack sx={{ gap: 3 }}>
      <Typography component="h1" variant="h4">
        This page is for support staff
      </Typography>
      <Typography>
        Your account works for an organisation that uses the toolkit.{' '}
        <Link href="/home">Go to your organisation</Link> to answer questions, publish and manage users.
      </Typography>
      <Typography>If you also have a staff account, sign out first and sign in with it.</Typography>
      <div>
        <Button variant="outlined" size="large" onClick={() => void signOut().then(onSignedOut, onSignedOut)}>
          Sign out
        </Button>
      </div>
    </Stack>
  );
}
