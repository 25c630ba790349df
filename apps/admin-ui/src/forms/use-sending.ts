import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { HttpError } from 'react-admin';
import { dataProvider, type DashboardApi } from '../data/data-provider.js';
import { problemDetails, type ProblemDetails } from '@dspt/contracts/problem';
import { requestIdProblem } from '@dspt/contracts/request-id';

/** What went wrong with sending something. */
export interface Refusal {
  message: string;
  /** By the name of the field, as the contract has it. */
  fields: Record<string, string>;
  problem: ProblemDetails | undefined;
}

interface SendingOptions {
  /** What is on the page stays as it is: the form is inside of it, and would go with it. */
  pageStays?: boolean;
}

/**
 * Sends something once at a time, and keeps what went wrong until the next try. When somebody else was faster, what is on
 * the page is asked for again: it says what is so now, and what was typed can be sent on top of that. Not through
 * react-admin's `useDataProvider`: that leaves the page when the session has ended, and what was typed with it.
 * @example await send((api) => api.withdrawAction(id))
 */
export function useSending({ pageStays = false }: SendingOptions = {}) {
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  // The same until it has arrived: a lost answer does not make it twice.
  const [requestId, setRequestId] = useState(() => crypto.randomUUID());
  const asNew = () => setRequestId(crypto.randomUUID());
  const queries = useQueryClient();

  /** @returns what was answered; `undefined` when it was refused */
  async function send<T>(act: (api: DashboardApi) => Promise<T>): Promise<T | undefined> {
    setBusy(true);
    setRefusal(undefined);
    try {
      return await act(dataProvider);
    } catch (error) {
      const refused = refusalOf(error);
      setRefusal(refused);
      if (refused.problem?.code === requestIdProblem.enum['sent-with-other-contents']) asNew();
      if (refused.problem?.status === conflict && !pageStays) await queries.invalidateQueries();
      return undefined;
    } finally {
      setBusy(false);
    }
  }
  /** Sends what makes something: once, however often the answer is lost. */
  async function sendOnce<T>(
    act: (api: DashboardApi, requestId: string) => Promise<T>,
  ): Promise<T | undefined> {
    const answer = await send((api) => act(api, requestId));
    if (answer !== undefined) asNew();
    return answer;
  }
  return { busy, refusal, send, sendOnce, forget: () => setRefusal(undefined) };
}

const conflict = 409;

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
