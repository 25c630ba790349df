import { requestIdOf } from './request-id.js';

/** How long a connection may take, in ms. The longest body is a file over a slow line. */
export interface Timeouts {
  /** Until all headers have arrived. */
  headersMs: number;
  /** Until all of a body without a file has arrived. */
  bodyMs: number;
  /** Until all of a body with a file has arrived. */
  requestMs: number;
  /** Without a byte in either direction. */
  silentMs: number;
}

export const timeouts: Timeouts = {
  headersMs: 15_000,
  bodyMs: 30_000,
  requestMs: 5 * 60_000,
  silentMs: 10 * 60_000,
};

/** What every HTTP server of the platform starts with: time limits, and one id for each request. */
export function serverOptions({ headersMs, requestMs, silentMs }: Timeouts) {
  return {
    requestTimeout: requestMs,
    connectionTimeout: silentMs,
    http: { headersTimeout: headersMs, connectionsCheckingInterval: Math.min(2000, headersMs / 4) },
    genReqId: requestIdOf,
    /** A request that arrives while the server closes is answered, on a connection that ends with it. */
    return503OnClosing: false,
  };
}
