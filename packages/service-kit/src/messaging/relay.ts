import { JetStreamApiError } from '@nats-io/jetstream';
import { headers } from '@nats-io/transport-node';
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { BackgroundWork } from '../background-work.js';
import { Clock } from '../clock.js';
import { failureOf } from '../failures.js';
import { EventStream, mostEventBytes } from './event-stream.js';
import { NatsLink } from './nats-link.js';
import { markRequest } from './request-mark.js';
import { storableText } from './storable.js';

/** When the fact became true, of a message that may be sent long after. */
export const TOLD_HEADER = 'Dspt-Told-At';

interface OutboxRow {
  seq: string;
  id: string;
  name: string;
  about: string | null;
  /** JSON */
  data: string;
  told_at: Date;
  request_id: string | null;
  tries: number;
}

interface NotSent {
  row: OutboxRow;
  error: unknown;
}

const batchSize = 200;
/** Under load facts travel together: the transactions around them cost more than they do. */
const pauseMs = 100;
/** How often a fact is tried that alone, among others that are taken, is not. */
const mostTries = 6;
/** Room for the headers of a message, in bytes. */
const headerBytes = 1024;

/** Carries facts from the outbox to JetStream, woken by the commit that told them. */
@Injectable()
export class Relay implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('Outbox');
  private readonly work: BackgroundWork;

  constructor(
    private readonly dataSource: DataSource,
    private readonly nats: NatsLink,
    private readonly stream: EventStream,
    private readonly clock: Clock,
  ) {
    this.work = new BackgroundWork({ name: 'Outbox', dataSource, run: () => this.relayAll(), pauseMs });
  }

  onApplicationBootstrap(): void {
    this.nats.onReconnect(() => this.work.wake());
    this.stream.onLost(() => this.work.wake());
    this.work.wake();
    if (this.nats.mostBytes < mostEventBytes)
      this.logger.warn(
        `NATS takes messages of ${this.nats.mostBytes} bytes at most, and facts may have ${mostEventBytes}: larger ones are set aside (set max_payload)`,
      );
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

  private async relayAll(): Promise<void> {
    while (!this.work.stopped && (await this.relayBatch()) === batchSize);
  }

  /** One batch, in order; the rows' locks keep replicas from overtaking each other. */
  private relayBatch(): Promise<number> {
    return this.dataSource.transaction(async (manager) => {
      const [rows] = await manager.query<[OutboxRow[], number]>(
        `update outbox set sent_at = now() where seq = any(array(
           select seq from outbox where sent_at is null and (try_at is null or try_at <= now())
           order by seq limit ${batchSize} for update))
         returning seq, id, name, about, data::text, told_at, request_id, tries`,
      );
      const sending = newest(rows.toSorted((a, b) => Number(a.seq) - Number(b.seq)));
      const outcomes = await Promise.allSettled(sending.map((row) => this.send(row)));
      const notSent = outcomes.flatMap((outcome, index) =>
        outcome.status === 'rejected' ? [{ row: sending[index]!, error: outcome.reason as unknown }] : [],
      );
      await this.isolate(manager, notSent, sending.length);
      return rows.length;
    });
  }

  private async send({ id, name, data, told_at, request_id }: OutboxRow): Promise<void> {
    if (!/^[\w-]+(\.[\w-]+)*$/.test(name)) throw new Refused('It has no name that NATS takes');
    const bytes = Buffer.byteLength(data);
    const most = Math.min(this.nats.mostBytes, mostEventBytes) - headerBytes;
    if (bytes > most) throw new Refused(`It has ${bytes} bytes, and NATS takes ${most} at most`);
    const told = headers();
    told.set(TOLD_HEADER, this.clock.here(told_at).toISOString());
    markRequest(told, request_id);
    await this.nats.events.publish(`events.${name}`, data, { msgID: id, headers: told });
  }

  /** One fact that is not taken keeps no other waiting. When none is taken it is not the facts: all wait. */
  private async isolate(manager: EntityManager, notSent: NotSent[], all: number): Promise<void> {
    const [first] = notSent;
    if (first && notSent.length === all && notSent.every(({ error }) => failureOf(error) === 'transient'))
      throw first.error;
    for (const { row, error } of notSent) {
      if (isRefusal(error) || row.tries + 1 >= mostTries) await this.deadLetter(manager, row, error);
      else
        await manager.query(
          `update outbox set sent_at = null, tries = tries + 1, try_at = now() + interval '1 second' * power(2, tries)
           where seq = $1`,
          [row.seq],
        );
    }
  }

  private async deadLetter(manager: EntityManager, row: OutboxRow, error: unknown): Promise<void> {
    const { seq, id, name, data, told_at, request_id } = row;
    const why = error instanceof Error ? error.message : String(error);
    this.logger.error(`${name} ${id} cannot be told and is set aside: ${why}`);
    await manager.query(
      `with taken as (delete from outbox where seq = $1)
       insert into dead_letters (event_id, name, data, error, occurred_at, request_id, outgoing)
       values ($2, $3, $4, $5, $6, $7, true)
       on conflict (event_id) do update set error = excluded.error, dead_lettered_at = now()`,
      [
        seq,
        id,
        name,
        data,
        storableText(`It could not be told to anybody. ${why}`),
        this.clock.here(told_at),
        request_id,
      ],
    );
  }
}

/** Known beforehand: no server takes it. */
class Refused extends Error {}

const isRefusal = (error: unknown): boolean =>
  error instanceof Refused ||
  (error instanceof JetStreamApiError && error.status < 500) ||
  (error instanceof Error && ['InvalidArgumentError', 'InvalidSubjectError'].includes(error.name)) ||
  (error instanceof Error && error.cause instanceof Error && error.cause.name === 'PermissionViolationError');

/** Leaves out what a later fact about the same thing has overtaken. */
function newest(inOrder: OutboxRow[]): OutboxRow[] {
  const last = new Map(inOrder.map(({ id, name, about }) => [`${name} ${about ?? id}`, id]));
  const kept = new Set(last.values());
  return inOrder.filter(({ id }) => kept.has(id));
}
