import { jetstream, jetstreamManager, type JetStreamClient, type JetStreamManager } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { Logger } from '@nestjs/common';
import { eventStream, type ServiceName } from '@dspt/contracts/topology';

export interface NatsOptions {
  url: string;
  /** User, queue group and inbox prefix. */
  service: ServiceName;
  user?: string | undefined;
  password?: string | undefined;
}

/** The one connection of a service to NATS. It reconnects for ever; `listen` survives that. */
export class NatsLink {
  private readonly logger = new Logger('NATS');

  private constructor(
    readonly service: ServiceName,
    readonly connection: NatsConnection,
    readonly events: JetStreamClient,
    readonly manager: JetStreamManager,
  ) {}

  /** Connects, waiting as long as it takes, and makes the event stream if it is not there yet. */
  static async open({ url, service, user, password }: NatsOptions): Promise<NatsLink> {
    const connection = await connect({
      servers: url,
      name: service,
      inboxPrefix: `_INBOX_${service}`,
      maxReconnectAttempts: -1,
      reconnectTimeWait: 250,
      waitOnFirstConnect: true,
      ...(user ? { user, pass: password ?? '' } : {}),
    });
    const manager = await jetstreamManager(connection, { checkAPI: false });
    const link = new NatsLink(service, connection, jetstream(connection), manager);
    await link.ensureStream();
    return link;
  }

  get connected(): boolean {
    return !this.connection.isClosed() && this.up;
  }
  private up = true;

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

  private async ensureStream(): Promise<void> {
    void this.watch();
    const config = { name: eventStream, subjects: ['events.>'], max_age: 30 * 24 * 3600 * 1e9 };
    await this.manager.streams.info(eventStream).catch(() => this.manager.streams.add(config));
  }

  private async watch(): Promise<void> {
    for await (const status of this.connection.status()) {
      if (status.type === 'disconnect') this.up = false;
      if (status.type !== 'reconnect') continue;
      this.up = true;
      for (const act of this.reconnectActs) act();
    }
  }
}
