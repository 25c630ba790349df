import { AsyncLocalStorage } from 'node:async_hooks';
import { DataSource, type QueryRunner, type ReplicationMode } from 'typeorm';
import { inDevelopment } from '../config.js';

interface Open {
  mayAsk: boolean;
  /** It has the one connection that it may have. */
  connected: boolean;
}

const open = new AsyncLocalStorage<Open>();

/** Whether whoever asks others runs inside of a transaction of this service's database, in which they may not. */
export const inTransaction = (): boolean => open.getStore()?.mayAsk === false;

/**
 * The one exception: what is planned must be what is done, so it is planned and done in one transaction, and few do that at
 * a time. Each question is bounded to five seconds.
 */
export const askingWhileLocked = <T>(act: () => Promise<T>): Promise<T> =>
  open.run({ mayAsk: true, connected: true }, act);

/**
 * A data source that knows what runs inside of its transactions. Whoever takes a second connection there waits for others
 * who wait for theirs: as many at once as there are connections, and none goes on.
 */
export class ServiceDataSource extends DataSource {
  override transaction: DataSource['transaction'] = (...args: unknown[]) => {
    refuseSecondConnection();
    return open.run({ mayAsk: false, connected: false }, () =>
      (super.transaction as (...args: unknown[]) => Promise<never>)(...args),
    );
  };

  /** Every connection is taken here, also for entities that are looked for without the transaction's manager. */
  override createQueryRunner(mode?: ReplicationMode): QueryRunner {
    const inside = open.getStore();
    if (inside?.connected) refuseSecondConnection();
    if (inside) inside.connected = true;
    return super.createQueryRunner(mode);
  }
}

function refuseSecondConnection(): void {
  if (inDevelopment && open.getStore())
    throw new Error('A second connection is taken inside of a transaction: query by its manager');
}
