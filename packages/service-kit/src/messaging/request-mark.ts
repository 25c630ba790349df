import type { Msg, MsgHdrs } from '@nats-io/transport-node';
import { givenRequestId, requestIdHeader } from '../http/request-id.js';

/** The request of a browser that has led to a message. */
export const requestOf = ({ headers }: Pick<Msg, 'headers'>): string | null =>
  givenRequestId(headers?.get(requestIdHeader));

export function markRequest(headers: MsgHdrs, requestId: string | null): MsgHdrs {
  if (requestId) headers.set(requestIdHeader, requestId);
  return headers;
}
