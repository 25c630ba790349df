import { jetstream, jetstreamManager, type JetStreamClient, type JetStreamManager } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { Logger } from '@nestjs/common';
import type { ServiceName } from '@dspt/contracts/topology';
import { ServiceUnavailable } from '../failures.js';
import { awaiting } from '../http/starting.js';

export interface NatsOptions {
  url: string;
  /** User, queue group and inbox prefix. */
  service: ServiceName;
  user?: string | undefined;
  password?: string | undefined;
}

/** Whoever waits says so this often (ms). */
const sayMs = 5_000;
/** How long NATS may be gone before nobody waits for it any more (ms): a restart takes less. */
const graceMs = 2_000;
/**
 * The longest that one attempt to connect may take (ms): the client does not notice that the server it greets has ended,
 * and would wait 20 s for it while the next one is there.
 */
const greetingMs = 2_000;

/** The one connection of a service to NATS. It reconnects for ever; `listen` survives that. */
export class NatsLink {
  private readonly logger = new Logger('NATS');

  private constructor(
    readonly service: ServiceName,
    readonly connection: NatsConnection,
    readonly events: JetStreamClient,
    readonly manager: JetStreamManager,
  ) {}

  /** Connects, waiting as long as it takes. */
  static open(options: NatsOptions): Promise<NatsLink> {
    return awaiting('nats', () => NatsLink.connect(options));
  }

  private static async connect({ url, service, user, password }: NatsOptions): Promise<NatsLink> {
    const logger = new Logger('NATS');
    const saying = setInterval(() => logger.warn(`${service} waits for NATS at ${url}`), sayMs);
    try {
      const connection = await connect({
        servers: url,
        name: service,
        inboxPrefix: `_INBOX_${service}`,
        maxReconnectAttempts: -1,
        reconnectTimeWait: 250,
        waitOnFirstConnect: true,
        timeout: greetingMs,
        ...(user ? { user, pass: password ?? '' } : {}),
      });
      const manager = await jetstreamManager(connection, { checkAPI: false });
      const link = new NatsLink(service, connection, jetstream(connection), manager);
      void link.watch();
      return link;
    } finally {
      clearInterval(saying);
    }
  }

  /** @throws when the server does not answer now */
  async answers(): Promise<void> {
    if (!this.connected) throw new Error('NATS is out of reach');
    await this.connection.flush();
  }

  /** The largest message the server takes, in bytes. */
  get mostBytes(): number {
    return this.connection.info?.max_payload ?? Infinity;
  }

  get connected(): boolean {
    return !this.connection.isClosed() && this.up;
  }
  private up = true;
  private goneAt = -Infinity;

  /** Does what waits for NATS, unless it has been gone for longer than a restart takes, or is so meanwhile. */
  whileThere<T>(act: () => Promise<T>): Promise<T> {
    if (!this.connected && performance.now() >= this.goneAt + graceMs)
      return Promise.reject(new ServiceUnavailable());
    return new Promise((resolve, reject) => {
      const giveUp = () => reject(new ServiceUnavailable());
      this.givingUp.add(giveUp);
      void act()
        .then(resolve, reject)
        .finally(() => this.givingUp.delete(giveUp));
    });
  }
  private readonly givingUp = new Set<() => void>();
  private grace: NodeJS.Timeout | undefined;

  /** Live messages of a subject, for every replica; nothing sent while disconnected is seen. */
  listen(subject: string, hear: (data: unknown) => void): void {
    this.connection.subscribe(subject, {
      callback: (error, message) => {
        if (error) return this.logger.error(`${subject}: ${error.message}`);
        try {
          hear(message.json());
        } catch (fault) {
          this.logger.error(`${subject}: ${String(fault)}`);
        }
      },
    });
  }

  onReconnect(act: () => void): void {
    this.reconnectActs.push(act);
  }
  private readonly reconnectActs: (() => void)[] = [];

  async close(): Promise<void> {
    if (!this.connection.isClosed()) await this.connection.drain();
  }

  private async watch(): Promise<void> {
    for await (const status of this.connection.status()) {
      if (status.type === 'disconnect') this.gone();
      if (status.type !== 'reconnect') continue;
      this.up = true;
      clearTimeout(this.grace);
      for (const act of this.reconnectActs) act();
    }
  }

  private gone(): void {
    if (!this.up) return;
    this.up = false;
    this.goneAt = performance.now();
    this.grace = setTimeout(() => {
      for (const giveUp of this.givingUp) giveUp();
    }, graceMs).unref();
  }
}
