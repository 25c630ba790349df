import { AsyncLocalStorage } from 'node:async_hooks';
import { DataSource } from 'typeorm';

const open = new AsyncLocalStorage<true>();

/** Whether whoever asks runs inside of a transaction of this service's database. */
export const inTransaction = (): boolean => open.getStore() === true;

/** A data source that knows what runs inside of its transactions. */
export class ServiceDataSource extends DataSource {
  override transaction: DataSource['transaction'] = (...args: unknown[]) =>
    open.run(true, () => (super.transaction as (...args: unknown[]) => Promise<never>)(...args));
}
