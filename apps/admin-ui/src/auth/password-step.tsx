import type { Session } from '@dspt/contracts/identity/sessions';
import { Button, InputAdornment, Link, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { signIn } from './session.js';
import { StepForm, type Typed } from './step-form.js';

/** Email and password. */
export function PasswordStep({ onDone }: { onDone: (session: Session) => void }) {
  const [shown, setShown] = useState(false);
  const submit = async (typed: Typed) => {
    const [email, password] = [typed('email').trim(), typed('password')];
    if (!email) throw new Error('Enter your email address');
    if (!password) throw new Error('Enter your password');
    onDone(await signIn(email, password));
  };
  const toggle = (
    <InputAdornment position="end">
      <Button
        size="small"
        onClick={() => setShown(!shown)}
        aria-label={shown ? 'Hide password' : 'Show password'}
        aria-pressed={shown}
      >
        {shown ? 'Hide' : 'Show'}
      </Button>
    </InputAdornment>
  );
  return (
    <StepForm title="Sign in" action="Sign in" onSubmit={submit}>
      <TextField
        name="email"
        type="email"
        label="Email address"
        autoComplete="username"
        autoFocus
        fullWidth
      />
      <TextField
        name="password"
        type={shown ? 'text' : 'password'}
        label="Password"
        autoComplete="current-password"
        fullWidth
        slotProps={{ input: { endAdornment: toggle } }}
      />
      <Typography>
        <Link href="/forgotten-password">Forgotten your password?</Link>
      </Typography>
    </StepForm>
  );
}
