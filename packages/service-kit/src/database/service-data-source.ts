import { DataSource, type QueryRunner, type ReplicationMode } from 'typeorm';
import { inDevelopment } from '../config.js';
import { open } from './in-transaction.js';

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
