import { AsyncLocalStorage } from 'node:async_hooks';

interface Open {
  mayAsk: boolean;
  /** It has the one connection that it may have. */
  connected: boolean;
}

/** The transaction of this service's database that runs around. The portal, which has none, loads nothing of a database. */
export const open = new AsyncLocalStorage<Open>();

/** Whether whoever asks others runs inside of a transaction of this service's database, in which they may not. */
export const inTransaction = (): boolean => open.getStore()?.mayAsk === false;

/**
 * The one exception: what is planned must be what is done, so it is planned and done in one transaction, and few do that at
 * a time. Each question is bounded to five seconds.
 */
export const askingWhileLocked = <T>(act: () => Promise<T>): Promise<T> =>
  open.run({ mayAsk: true, connected: true }, act);
