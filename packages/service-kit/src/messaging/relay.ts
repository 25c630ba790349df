import { headers } from '@nats-io/transport-node';
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource, type EntitySubscriberInterface } from 'typeorm';
import { NatsLink } from './nats-link.js';
import { TOLD } from './outbox.js';

interface OutboxRow {
  id: string;
  name: string;
  data: unknown;
}

const batchSize = 200;
/** Looks now and then all the same: another replica may have died between commit and relay. */
const idleMs = 2000;

/** Carries facts from the outbox to JetStream, woken by the commit that told them. */
@Injectable()
export class Relay implements OnApplicationBootstrap, OnApplicationShutdown, EntitySubscriberInterface {
  private readonly logger = new Logger('Outbox');
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private again = false;
  private stopped = false;

  constructor(
    private readonly dataSource: DataSource,
    private readonly nats: NatsLink,
  ) {}

  onApplicationBootstrap(): void {
    this.dataSource.subscribers.push(this);
    this.nats.onReconnect(() => this.wake());
    this.wake();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  afterTransactionCommit({ queryRunner }: { queryRunner: { data: Record<string, unknown> } }): void {
    if (!queryRunner.data[TOLD]) return;
    queryRunner.data[TOLD] = false;
    this.wake();
  }

  /** Runs now; asked while running, runs once more afterwards. */
  wake(): void {
    if (this.stopped) return;
    this.again = true;
    this.running ??= this.run().finally(() => {
      this.running = undefined;
      if (this.again) this.wake();
    });
  }

  private async run(): Promise<void> {
    clearTimeout(this.timer);
    try {
      while (this.again && !this.stopped) {
        this.again = false;
        while (!this.stopped && (await this.carryBatch()) === batchSize);
      }
    } catch (error) {
      this.again = false;
      this.logger.warn(`Events wait in the outbox: ${String(error)}`);
    }
    if (!this.stopped) this.timer = setTimeout(() => this.wake(), idleMs).unref();
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
