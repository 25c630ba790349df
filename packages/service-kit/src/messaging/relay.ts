import { headers } from '@nats-io/transport-node';
import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { BackgroundWork } from '../background-work.js';
import { NatsLink } from './nats-link.js';

interface OutboxRow {
  id: string;
  name: string;
  data: unknown;
}

const batchSize = 200;

/** Carries facts from the outbox to JetStream, woken by the commit that told them. */
@Injectable()
export class Relay implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly work: BackgroundWork;

  constructor(
    private readonly dataSource: DataSource,
    private readonly nats: NatsLink,
  ) {
    this.work = new BackgroundWork({ name: 'Outbox', dataSource, run: () => this.carryAll() });
  }

  onApplicationBootstrap(): void {
    this.nats.onReconnect(() => this.work.wake());
    this.work.wake();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.work.stop();
  }

  /** The manager's transaction has put something into the outbox. */
  wakeAfterCommit(manager: EntityManager): void {
    this.work.wakeAfterCommit(manager);
  }

  private async carryAll(): Promise<void> {
    while (!this.work.stopped && (await this.carryBatch()) === batchSize);
  }

  /** One batch, in order; a lock keeps replicas from overtaking each other. */
  private carryBatch(): Promise<number> {
    return this.dataSource.transaction(async (manager) => {
      await manager.query(`select pg_advisory_xact_lock(hashtext('outbox'))`);
      const rows = await manager.query<OutboxRow[]>(
        `select id, name, data from outbox order by seq limit ${batchSize}`,
      );
      if (rows.length === 0) return 0;
      await Promise.all(rows.map((row) => this.send(row)));
      await manager.query('delete from outbox where id = any($1)', [rows.map(({ id }) => id)]);
      return rows.length;
    });
  }

  private async send({ id, name, data }: OutboxRow): Promise<void> {
    await this.nats.events.publish(`events.${name}`, JSON.stringify(data), { msgID: id, headers: headers() });
  }
}
