import { TextField } from '@mui/material';

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
export const codeIn = (fields: FormData): string => {
  const code = String(fields.get('code')).replaceAll(/\s/g, '');
  if (!/^\d{6}$/.test(code)) throw new Error('Enter the 6-digit code from your authenticator app');
  return code;
};
