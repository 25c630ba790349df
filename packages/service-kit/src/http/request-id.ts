import { randomUUID } from 'node:crypto';

/** Header, over HTTP and NATS, of the id by which one request of a browser is followed through everything it leads to. */
export const requestIdHeader = 'x-request-id';

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The id that whoever asks has given the request, when it is a UUID. */
export const givenRequestId = (given: unknown): string | null =>
  typeof given === 'string' && uuid.test(given) ? given.toLowerCase() : null;

/** The same, or a new one. */
export const requestIdOf = ({ headers }: { headers: Record<string, unknown> }): string =>
  givenRequestId(headers[requestIdHeader]) ?? randomUUID();
