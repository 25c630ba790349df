import { headers } from '@nats-io/transport-node';
import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { BackgroundWork } from '../background-work.js';
import { NatsLink } from './nats-link.js';

interface OutboxRow {
  seq: string;
  id: string;
  name: string;
  about: string | null;
  /** JSON */
  data: string;
}

const batchSize = 200;
/** Under load facts travel together: the transactions around them cost more than they do. */
const pauseMs = 100;

/** Carries facts from the outbox to JetStream, woken by the commit that told them. */
@Injectable()
export class Relay implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly work: BackgroundWork;

  constructor(
    private readonly dataSource: DataSource,
    private readonly nats: NatsLink,
  ) {
    this.work = new BackgroundWork({ name: 'Outbox', dataSource, run: () => this.carryAll(), pauseMs });
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

  /** Something is in the outbox already. */
  wake(): void {
    this.work.wake();
  }

  private async carryAll(): Promise<void> {
    while (!this.work.stopped && (await this.carryBatch()) === batchSize);
  }

  /** One batch, in order; the rows' locks keep replicas from overtaking each other. */
  private carryBatch(): Promise<number> {
    return this.dataSource.transaction(async (manager) => {
      const [rows] = await manager.query<[OutboxRow[], number]>(
        `delete from outbox where seq = any(array(select seq from outbox order by seq limit ${batchSize} for update))
         returning seq, id, name, about, data::text`,
      );
      const inOrder = rows.toSorted((a, b) => Number(a.seq) - Number(b.seq));
      await Promise.all(newest(inOrder).map((row) => this.send(row)));
      return rows.length;
    });
  }

  private async send({ id, name, data }: OutboxRow): Promise<void> {
    await this.nats.events.publish(`events.${name}`, data, { msgID: id, headers: headers() });
  }
}

/** Leaves out what a later fact about the same thing has overtaken. */
function newest(inOrder: OutboxRow[]): OutboxRow[] {
  const last = new Map(inOrder.map(({ id, name, about }) => [`${name} ${about ?? id}`, id]));
  const kept = new Set(last.values());
  return inOrder.filter(({ id }) => kept.has(id));
}
