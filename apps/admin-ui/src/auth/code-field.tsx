import { TextField } from '@mui/material';
import type { Typed } from './step-form.js';

/** The six digits an authenticator app shows. */
export const CodeField = () => (
  <TextField
    name="code"
    label="6-digit code"
    autoComplete="one-time-code"
    autoFocus
    slotProps={{ htmlInput: { inputMode: 'numeric', maxLength: 10 } }}
    sx={{ maxWidth: 200 }}
  />
);

/** As typed: some apps show the digits in two groups. */
export const codeIn = (typed: Typed): string => {
  const code = typed('code').replaceAll(/\s/g, '');
  if (!/^\d{6}$/.test(code)) throw new Error('Enter the 6-digit code from your authenticator app');
  return code;
};
