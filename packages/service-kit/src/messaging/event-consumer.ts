import type { EventContract } from '@dspt/contracts/define';
import { eventSubject } from '@dspt/contracts/define';
import { durableName, eventStream } from '@dspt/contracts/topology';
import {
  AckPolicy,
  DeliverPolicy,
  JetStreamApiError,
  type ConsumerMessages,
  type JsMsg,
} from '@nats-io/jetstream';
import { Logger } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { insertOnce } from '../database/insert-once.js';
import { batches } from './batches.js';
import type { EventStream } from './event-stream.js';
import { KnownConsumer } from './known-consumer.entity.js';
import type { NatsLink } from './nats-link.js';

/** How long an unacknowledged event waits for another go: a killed NATS server may have forgotten an acknowledgement. */
const ackWaitMs = 10_000;

/**
 * Events that have arrived together share a transaction: under load it costs more than they do. No more are asked for
 * before these are handled, so that however slow a handler is, no more wait in memory. (A subscription that asks ahead
 * takes the silence of a server that owes it nothing for a lost request, and asks for more and more.)
 */
const mostAtOnce = 50;
/** How long one request for events waits at the server (ms); after as long without a sign of life it is made again. */
const fetching = { max_messages: mostAtOnce, expires: 20_000 };

/** What is older (ms) when somebody hears an event for the first time ever is no news any more. */
const newsMs = 3600_000;

const pauses = [100, 250, 500, 1_000, 2_000, 5_000];

interface EventConsumerOptions {
  contract: EventContract;
  /** Heard from the beginning by whoever hears it for the first time. */
  state: boolean;
  nats: NatsLink;
  stream: EventStream;
  dataSource: DataSource;
  handle: (messages: JsMsg[]) => Promise<void>;
}

/** One event that a service hears: its durable consumer is made again whenever it is missing. */
export class EventConsumer {
  private readonly logger = new Logger('Events');
  private readonly over = new AbortController();
  private messages: ConsumerMessages | undefined;
  private running: Promise<void> | undefined;
  private first: (() => void) | undefined;

  constructor(private readonly options: EventConsumerOptions) {}

  get name(): string {
    return this.options.contract.name;
  }

  /** Whether it is heard now. */
  get works(): boolean {
    return this.messages !== undefined;
  }

  /** @returns when it is heard for the first time */
  start(): Promise<void> {
    this.running = this.run();
    return new Promise((resolve) => (this.first = resolve));
  }

  /** Hears nothing new; resolves when what has arrived is handled. */
  async stop(): Promise<void> {
    this.over.abort();
    await this.messages?.close();
    await this.running;
  }

  private async run(): Promise<void> {
    for (let failed = 0; !this.over.signal.aborted;) {
      try {
        await this.ensureConsumer();
        failed = 0;
        await this.hear();
      } catch (error) {
        if (failed === 0) this.logger.warn(`${this.name} is not heard: ${String(error)}`);
        await this.pause(pauses[Math.min(failed++, pauses.length - 1)]!);
      } finally {
        this.messages = undefined;
      }
    }
    this.first?.();
  }

  private async hear(): Promise<void> {
    const consumer = await this.options.nats.events.consumers.get(eventStream, this.durable);
    if (this.over.signal.aborted) return;
    while (!this.over.signal.aborted) {
      this.messages = await consumer.fetch(fetching);
      this.first?.();
      for await (const arrived of batches(this.messages, mostAtOnce)) await this.options.handle(arrived);
    }
  }

  private get durable(): string {
    return durableName(this.options.nats.service, this.name);
  }

  /**
   * A consumer that was there and is lost, alone or with the stream, begins at the beginning: the inbox knows what was
   * handled. One that never was begins with what is news.
   */
  private async ensureConsumer(): Promise<void> {
    const { nats, stream, contract, state } = this.options;
    await stream.ensure();
    const { consumers } = nats.manager;
    const there = await consumers.info(eventStream, this.durable).then(
      () => true,
      (error: unknown) => {
        if (error instanceof JetStreamApiError && error.status === 404) return false;
        throw error;
      },
    );
    if (!there) {
      const from =
        state || (await this.heardBefore())
          ? { deliver_policy: DeliverPolicy.All }
          : {
              deliver_policy: DeliverPolicy.StartTime,
              opt_start_time: new Date(Date.now() - newsMs).toISOString(),
            };
      await consumers.add(eventStream, {
        durable_name: this.durable,
        filter_subject: eventSubject(contract),
        ack_policy: AckPolicy.Explicit,
        ack_wait: ackWaitMs * 1e6,
        ...from,
      });
    }
    await this.remember();
  }

  private async heardBefore(): Promise<boolean> {
    return this.options.dataSource.manager.existsBy(KnownConsumer, { name: this.durable });
  }

  private async remember(): Promise<void> {
    await insertOnce(this.options.dataSource.manager, KnownConsumer, { name: this.durable, value: 'heard' });
  }

  private pause(ms: number): Promise<void> {
    const { signal } = this.over;
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
    });
  }
}
