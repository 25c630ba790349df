import { useState } from 'react';
import { HttpError } from 'react-admin';
import { problemDetails, type ProblemDetails } from '@dspt/contracts/problem';

/** What went wrong with sending something. */
export interface Refusal {
  message: string;
  /** By the name of the field, as the contract has it. */
  fields: Record<string, string>;
  problem: ProblemDetails | undefined;
}

/** Sends something once at a time, and keeps what went wrong until the next try. */
export function useSending() {
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();

  /** @returns what was answered; `undefined` when it was refused */
  async function send<T>(act: () => Promise<T>): Promise<T | undefined> {
    setBusy(true);
    setRefusal(undefined);
    try {
      return await act();
    } catch (error) {
      setRefusal(refusalOf(error));
      return undefined;
    } finally {
      setBusy(false);
    }
  }
  return { busy, refusal, send, forget: () => setRefusal(undefined) };
}

function refusalOf(error: unknown): Refusal {
  if (!(error instanceof HttpError))
    return {
      message: 'Sorry, there is a problem with the dashboard. Try again.',
      fields: {},
      problem: undefined,
    };
  const problem = problemDetails.safeParse(error.body).data;
  const fields = Object.fromEntries((problem?.errors ?? []).map(({ field, message }) => [field, message]));
  return { message: error.message, fields, problem };
}
