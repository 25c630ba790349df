import type { Session } from '@dspt/contracts/identity/sessions';
import { Link, TextField, Typography } from '@mui/material';
import { PasswordField } from './password-field.js';
import { signIn } from './session.js';
import { StepForm, type Typed } from './step-form.js';

/** Email and password. */
export function PasswordStep({ onDone }: { onDone: (session: Session) => void }) {
  const submit = async (typed: Typed) => {
    const [email, password] = [typed('email').trim(), typed('password')];
    if (!email) throw new Error('Enter your email address');
    if (!password) throw new Error('Enter your password');
    onDone(await signIn(email, password));
  };
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
      <PasswordField />
      <Typography>
        <Link href="/forgotten-password">Forgotten your password?</Link>
      </Typography>
    </StepForm>
  );
}
