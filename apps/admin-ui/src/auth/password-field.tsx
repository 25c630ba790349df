import { Button, InputAdornment, TextField } from '@mui/material';
import { useState } from 'react';

/** The password of the account, which can be looked at while it is typed. */
export function PasswordField({ autoFocus = false }: { autoFocus?: boolean }) {
  const [shown, setShown] = useState(false);
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
    <TextField
      name="password"
      type={shown ? 'text' : 'password'}
      label="Password"
      autoComplete="current-password"
      autoFocus={autoFocus}
      fullWidth
      slotProps={{ input: { endAdornment: toggle } }}
    />
  );
}
