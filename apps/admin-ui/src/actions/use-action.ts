import type { Action } from '@dspt/contracts/support/actions';
import { actionPreview, type ActionPreview } from '@dspt/contracts/support/execution';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { HttpError } from 'react-admin';
import { useSending } from '../forms/use-sending.js';
import type { ActionStart } from './action-button.js';
import type { Typed } from './action-fields.js';
import { inputOf } from './fields.js';

/** An action on its way: what was typed, what it would do, and what became of it. */
export function useAction({ kind, given, suggested, caseNumber = '', undoes = null }: Start) {
  const [typed, setTyped] = useState<Typed>({ ...suggested, ...given, caseNumber });
  const [preview, setPreview] = useState<ActionPreview>();
  const [changed, setChanged] = useState(false);
  const [done, setDone] = useState<Action>();
  const { busy, refusal, send, sendOnce, forget } = useSending({ pageStays: true });
  const queries = useQueryClient();
  const what = { kind, input: inputOf(kind, typed), undoes };

  const look = async () => {
    setChanged(false);
    setPreview(await send((api) => api.previewAction(what)));
  };
  /** What is there now instead of what was seen; anything else that was refused is mended in the form. */
  const shownAgain = (error: unknown): undefined => {
    const now = error instanceof HttpError ? newPreview(error) : undefined;
    setPreview(now);
    setChanged(now !== undefined);
    if (!now) throw error;
  };
  const order = async () => {
    const body = { ...what, ...orderOf(typed), fingerprint: preview!.fingerprint };
    setDone(await sendOnce((api, id) => api.requestAction({ id, ...body }).catch(shownAgain)));
  };
  /** Whatever is on the page may be different now. Not before: a row that goes would take the outcome with it. */
  const leave = () => {
    if (done || refusal) void queries.invalidateQueries();
  };
  const back = () => {
    forget();
    setPreview(undefined);
  };
  return { typed, setTyped, preview, changed, done, busy, refusal, look, order, back, leave };
}

type Start = Pick<ActionStart, 'kind' | 'given' | 'suggested' | 'caseNumber'> & { undoes?: string | null };

const orderOf = ({ caseNumber = '', reason = '', how = '', detail = '' }: Typed) => ({
  caseNumber,
  reason,
  // The service says what is missing.
  verification: { how: how as 'other', detail },
});

function newPreview({ body }: HttpError): ActionPreview | undefined {
  const { code, preview } = (body ?? {}) as { code?: string; preview?: unknown };
  return code === 'preview-changed' ? actionPreview.parse(preview) : undefined;
}
