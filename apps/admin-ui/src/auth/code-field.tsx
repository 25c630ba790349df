import { TextField } from '@mui/material';
import type { Typed } from './step-form.js';

/** The six digits an authenticator app shows, or the ten of a recovery code. */
export const CodeField = () => (
  <TextField
    name="code"
    label="6-digit code"
    autoComplete="one-time-code"
    autoFocus
    slotProps={{ htmlInput: { inputMode: 'numeric', maxLength: 20 } }}
    sx={{ maxWidth: 200 }}
  />
);

/** As typed: some apps show the digits in two groups. */
export const codeIn = (typed: Typed): string => {
  const code = typed('code').replaceAll(/\s/g, '');
  if (!/^(\d{6}|\d{10})$/.test(code))
    throw new Error('Enter the 6-digit code from your authenticator app, or a 10-digit recovery code');
  return code;
};
