import { AsyncLocalStorage } from 'node:async_hooks';
import { DataSource, type QueryRunner } from 'typeorm';
import { inDevelopment } from '../config.js';

const open = new AsyncLocalStorage<{ mayAsk: boolean }>();

/** Whether whoever asks others runs inside of a transaction of this service's database, in which they may not. */
export const inTransaction = (): boolean => open.getStore()?.mayAsk === false;

/**
 * The one exception: what is planned must be what is done, so it is planned and done in one transaction, and few do that at
 * a time. Each question is bounded to five seconds.
 */
export const askingWhileLocked = <T>(act: () => Promise<T>): Promise<T> => open.run({ mayAsk: true }, act);

/**
 * A data source that knows what runs inside of its transactions. Whoever takes a second connection there waits for others
 * who wait for theirs: as many at once as there are connections, and none goes on.
 */
export class ServiceDataSource extends DataSource {
  override transaction: DataSource['transaction'] = (...args: unknown[]) => {
    refuseSecondConnection();
    return open.run({ mayAsk: false }, () =>
      (super.transaction as (...args: unknown[]) => Promise<never>)(...args),
    );
  };

  override async query<T>(sql: string, values?: unknown[], runner?: QueryRunner): Promise<T> {
    if (!runner) refuseSecondConnection();
    return super.query<T>(sql, values as never, runner);
  }
}

function refuseSecondConnection(): void {
  if (inDevelopment && open.getStore())
    throw new Error('A second connection is taken inside of a transaction: query by its manager');
}
