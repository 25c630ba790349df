import { Alert, Button, Stack, Typography } from '@mui/material';
import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react';

/** What was typed into a field, by its name. */
export type Typed = (name: string) => string;

interface StepFormProps {
  title: string;
  action: string;
  /** Does the step with what was typed; what it throws is shown. */
  onSubmit: (typed: Typed) => Promise<void>;
  children: ReactNode;
}

/** One step of signing in: its title, its fields, one button, and what went wrong. */
export function StepForm({ title, action, onSubmit, children }: StepFormProps) {
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const alert = useRef<HTMLDivElement>(null);
  useTitle(title, problem);
  useEffect(() => {
    if (problem) alert.current?.focus();
  }, [problem]);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    setBusy(true);
    setProblem('');
    onSubmit((name) => textOf(fields.get(name)))
      .catch((error: Error) => setProblem(error.message))
      .finally(() => setBusy(false));
  };

  return (
    <Stack component="form" noValidate onSubmit={submit} sx={{ gap: 3 }}>
      <Typography component="h1" variant="h4">
        {title}
      </Typography>
      {problem && (
        <Alert ref={alert} severity="error" tabIndex={-1}>
          {problem}
        </Alert>
      )}
      {children}
      <div>
        <Button type="submit" variant="contained" size="large" disabled={busy}>
          {action}
        </Button>
      </div>
    </Stack>
  );
}

function useTitle(title: string, problem: string): void {
  useEffect(() => {
    document.title = `${problem ? 'Error: ' : ''}${title} – DSPT staff dashboard`;
  }, [title, problem]);
}

const textOf = (value: FormDataEntryValue | null): string => (typeof value === 'string' ? value : '');
