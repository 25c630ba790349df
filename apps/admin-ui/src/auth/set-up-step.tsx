import type { Session } from '@dspt/contracts/identity/sessions';
import { Box, Typography } from '@mui/material';
import { useState } from 'react';
import { renderSVG } from 'uqr';
import { CodeField, codeIn } from './code-field.js';
import { PasswordField } from './password-field.js';
import { newSecondFactor, setUpSecondFactor } from './session.js';
import { StepForm } from './step-form.js';

type Secret = Awaited<ReturnType<typeof newSecondFactor>>;

/** Sets up an authenticator app: whoever does it shows the password again, and then the first code. */
export function SetUpStep({ onDone }: { onDone: (session: Session) => void }) {
  const [secret, setSecret] = useState<Secret>();
  if (!secret) return <PasswordAgain onDone={setSecret} />;
  return (
    <StepForm
      key="code"
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

const PasswordAgain = ({ onDone }: { onDone: (secret: Secret) => void }) => (
  <StepForm
    key="password"
    title="Enter your password again"
    action="Continue"
    onSubmit={async (typed) => {
      if (!typed('password')) throw new Error('Enter your password');
      onDone(await newSecondFactor(typed('password')));
    }}
  >
    <Typography>
      Next you set up an authenticator app. Your password is asked for first, so that nobody else can do it in
      your name.
    </Typography>
    <PasswordField autoFocus />
  </StepForm>
);

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
