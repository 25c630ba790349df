import { eventStream } from '@dspt/contracts/topology';
import { DiscardPolicy, JetStreamApiError, type StreamInfo } from '@nats-io/jetstream';
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource, Not } from 'typeorm';
import { insertOnce } from '../database/insert-once.js';
import { KnownConsumer } from './known-consumer.entity.js';
import { NatsLink } from './nats-link.js';

/** The largest fact, with its headers, in bytes. The server must take as much (`max_payload`). */
export const mostEventBytes = 8 * 1024 * 1024;

const dayNs = 24 * 3600 * 1e9;

/** Nobody can fill the disk of the server: the oldest facts, heard long ago, make room. */
const config = {
  name: eventStream,
  subjects: ['events.>'],
  max_age: 30 * dayNs,
  max_bytes: 1024 * 1024 * 1024,
  max_msg_size: mostEventBytes,
  discard: DiscardPolicy.Old,
};

/** JetStream: the server has less room than was asked for. */
const noRoom = 10047;
const leastBytes = 16 * 1024 * 1024;

/** Its store can be lost while everything runs: it is looked for this often (ms). */
const watchMs = 5_000;

/**
 * The one stream of all facts: made by whoever finds it missing. A stream that is new has lost what the one before held,
 * so each service sends again the facts it has kept; see docs/decisions/0021-facts-survive-the-stream.md.
 */
@Injectable()
export class EventStream implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('Events');
  private readonly actsWhenNew: (() => void)[] = [];
  private timer: NodeJS.Timeout | undefined;
  private ensuring: Promise<void> | undefined;
  private known: string | undefined;
  /** Why facts travel nowhere now. */
  private trouble: string | undefined = 'not looked for yet';

  constructor(
    private readonly nats: NatsLink,
    private readonly dataSource: DataSource,
  ) {}

  /** Why the stream cannot be used; `undefined` when it can. */
  get away(): string | undefined {
    return this.trouble;
  }

  /** `act` runs each time that facts sent before must be sent again. */
  onLost(act: () => void): void {
    this.actsWhenNew.push(act);
  }

  onApplicationBootstrap(): void {
    const look = () => void this.ensure().catch(() => undefined);
    this.nats.onReconnect(look);
    this.timer = setInterval(look, watchMs).unref();
    look();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** Makes the stream if it is not there. @throws while NATS cannot do that */
  ensure(): Promise<void> {
    this.ensuring ??= this.look().finally(() => (this.ensuring = undefined));
    return this.ensuring;
  }

  private async look(): Promise<void> {
    try {
      const { created } = await this.find();
      if (created !== this.known) await this.compare(created);
      this.known = created;
      if (this.trouble && this.known) this.logger.log('The event stream is there');
      this.trouble = undefined;
    } catch (error) {
      if (this.trouble !== String(error)) this.logger.warn(`The event stream is away: ${String(error)}`);
      this.trouble = String(error);
      throw error;
    }
  }

  private async find(): Promise<StreamInfo> {
    const { streams } = this.nats.manager;
    const info = await streams.info(eventStream).catch((error: unknown) => {
      if (error instanceof JetStreamApiError && error.status === 404) return undefined;
      throw error;
    });
    if (!info) return this.make();
    if (!this.known && info.config.max_bytes < 0)
      this.logger.warn('The event stream has no limit of its own: see docs/operations/disk-full.md');
    return info;
  }

  /** A server with little room keeps fewer facts. */
  private async make(maxBytes = config.max_bytes): Promise<StreamInfo> {
    try {
      return await this.nats.manager.streams.add({ ...config, max_bytes: maxBytes });
    } catch (error) {
      const smaller = maxBytes / 2;
      if (!(error instanceof JetStreamApiError) || error.code !== noRoom || smaller < leastBytes) throw error;
      return this.make(smaller);
    }
  }

  /** One replica finds that it is another stream than before, and has everything sent again. */
  private async compare(created: string): Promise<void> {
    const lost = await this.dataSource.transaction(async (manager) => {
      const stream = { name: 'stream', value: created };
      await insertOnce(manager, KnownConsumer, stream);
      const another = { name: stream.name, value: Not(created) };
      const { affected } = await manager.update(KnownConsumer, another, { ...stream, since: () => 'now()' });
      if (affected === 0) return false;
      await manager.query('update outbox set sent_at = null, try_at = null where sent_at is not null');
      return true;
    });
    if (!lost) return;
    this.logger.warn('The event stream is a new one: the facts of the last days are sent again');
    for (const act of this.actsWhenNew) act();
  }
}
