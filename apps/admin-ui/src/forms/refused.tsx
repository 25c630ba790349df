import { Alert } from '@mui/material';
import { useEffect, useRef } from 'react';
import type { Refusal } from './use-sending.js';

/** What went wrong, read out as soon as it is there. */
export function Refused({ refusal }: { refusal: Refusal | undefined }) {
  const alert = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (refusal) alert.current?.focus();
  }, [refusal]);
  if (!refusal) return null;
  return (
    <Alert ref={alert} severity="error" tabIndex={-1}>
      {refusal.message}
    </Alert>
  );
}
