import type { Session } from '@dspt/contracts/identity/sessions';
import { Alert, Box, CircularProgress, Typography } from '@mui/material';
import { useEffect, useState } from 'react';
import { renderSVG } from 'uqr';
import { CodeField, codeIn } from './code-field.js';
import { newSecondFactor, setUpSecondFactor } from './session.js';
import { StepForm } from './step-form.js';

type Secret = Awaited<ReturnType<typeof newSecondFactor>>;

/** Sets up an authenticator app with its first code. */
export function SetUpStep({ onDone }: { onDone: (session: Session) => void }) {
  const [secret, setSecret] = useState<Secret>();
  const [problem, setProblem] = useState('');
  useEffect(() => {
    newSecondFactor().then(setSecret, (error: Error) => setProblem(error.message));
  }, []);
  if (problem) return <Alert severity="error">{problem}</Alert>;
  if (!secret) return <CircularProgress aria-label="Loading" />;
  return (
    <StepForm
      title="Set up an authenticator app"
      action="Continue"
      onSubmit={async (typed) => onDone(await setUpSecondFactor(codeIn(typed)))}
    >
      <Typography>
        Staff sign in with a password and a code from an app on their phone or computer. Scan this picture
        with an authenticator app, or type the key into it.
      </Typography>
      <Picture uri={secret.uri} />
      <Typography>
        Key:{' '}
        <Box component="code" sx={{ fontSize: '1.1rem', wordBreak: 'break-all' }}>
          {groups(secret.secret)}
        </Box>
      </Typography>
      <Typography>Then enter the code that the app shows.</Typography>
      <CodeField />
    </StepForm>
  );
}

const Picture = ({ uri }: { uri: string }) => (
  <Box
    component="img"
    alt="QR code with the same key as below"
    src={`data:image/svg+xml,${encodeURIComponent(renderSVG(uri, { border: 2 }))}`}
    sx={{ width: 220, height: 220, bgcolor: '#fff' }}
  />
);

/** In groups of four, as people can read it out. */
const groups = (secret: string): string => secret.replaceAll(/(.{4})(?=.)/g, '$1 ');
