import { AsyncLocalStorage } from 'node:async_hooks';
import { DataSource } from 'typeorm';

const open = new AsyncLocalStorage<boolean>();

/** Whether whoever asks runs inside of a transaction of this service's database. */
export const inTransaction = (): boolean => open.getStore() === true;

/**
 * The one exception: what is planned must be what is done, so it is planned and done in one transaction, and few do that at
 * a time. Each question is bounded to five seconds.
 */
export const askingWhileLocked = <T>(act: () => Promise<T>): Promise<T> => open.run(false, act);

/** A data source that knows what runs inside of its transactions. */
export class ServiceDataSource extends DataSource {
  override transaction: DataSource['transaction'] = (...args: unknown[]) =>
    open.run(true, () => (super.transaction as (...args: unknown[]) => Promise<never>)(...args));
}
