import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { startNats } from '@dspt/embedded';
import { Clock } from '@dspt/service-kit/clock';
import type { Timeouts } from '@dspt/service-kit/http/server-options';
import { NatsServer } from '@dspt/service-kit/messaging/nats-server';
import { createService } from '@dspt/service-kit/start';
import { eventStream, type ServiceName } from '@dspt/contracts/topology';
import { jetstreamManager } from '@nats-io/jetstream';
import { connect, TimeoutError } from '@nats-io/transport-node';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import supertest from 'supertest';
import { DataSource } from 'typeorm';
import { cloneDatabase, migrateWith } from './database.js';
import { TestIssuer } from './issuer.js';
import { startServiceProcess, type ServiceProcess } from './service-process.js';

export interface TestServiceOptions<C> {
  name: ServiceName;
  /** The service's `AppModule.with`. */
  module: (config: C) => object;
  /** The service's own data source, for its migrations. */
  dataSource: (url: string) => DataSource;
  /** What the service's configuration has beyond every service's. */
  config?: Partial<C>;
  /** Other services to run for real beside it (they must be built). */
  otherServices?: ServiceName[];
  otherServicesEnv?: Record<string, string>;
  /** How many of it run beside each other, on one database and one NATS server; one unless told. */
  replicas?: number;
  /** How long a connection may take. */
  timeouts?: Timeouts;
  /** Starts the NATS server, also after it was killed; `startNats` unless told. */
  startNats?: typeof startNats;
}

/** A service under test: the real Nest application on a real database and NATS server of its own. */
export interface TestService {
  app: NestFastifyApplication;
  /** All that run beside each other; `app` is the first. */
  replicas: NestFastifyApplication[];
  /** supertest on its HTTP server. */
  http: ReturnType<typeof supertest>;
  database: DataSource;
  issuer: TestIssuer;
  clock: Clock;
  natsUrl: string;
  /** Kills the NATS server without warning and starts it again on the same port and data; `lose` without the data. */
  nats: { kill: () => Promise<void>; restart: () => Promise<void>; lose: () => Promise<void> };
  otherServices: Record<string, ServiceProcess>;
  /** Resolves when every fact told has been heard and handled everywhere. */
  settled: () => Promise<void>;
  close: () => Promise<void>;
}

export async function startTestService<C>(options: TestServiceOptions<C>): Promise<TestService> {
  const undo: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    return { ...(await start(options, (step) => undo.push(step))), close };
  } catch (error) {
    await close();
    throw error;
  }
}

type AtEnd = (step: () => Promise<unknown>) => void;

async function start<C>(options: TestServiceOptions<C>, atEnd: AtEnd): Promise<Omit<TestService, 'close'>> {
  const nats = await ownNats(options.startNats ?? startNats, atEnd);
  const connection = await connect({ servers: nats.url });
  atEnd(() => connection.close());
  const issuer = await TestIssuer.open(connection, options.otherServices?.includes('identity') ?? false);
  const otherServices: Record<string, ServiceProcess> = {};
  for (const name of options.otherServices ?? []) {
    const other = await startServiceProcess(name, nats.url, options.otherServicesEnv);
    atEnd(() => other.stop());
    otherServices[name] = other;
  }
  const database = await cloneDatabase(
    `${options.name}_of_${basename(process.cwd())}`,
    migrateWith(options.dataSource),
  );
  atEnd(() => database.drop());
  const config = { ...defaults, DATABASE_URL: database.url, NATS_URL: nats.url, ...options.config };
  const replicas: NestFastifyApplication[] = [];
  for (let index = 0; index < (options.replicas ?? 1); index++)
    replicas.push(await startReplica(options, config as C, atEnd));
  const [app] = replicas as [NestFastifyApplication];
  const databases = [database.url, ...Object.values(otherServices).map(({ databaseUrl }) => databaseUrl)];
  return {
    app,
    replicas,
    http: supertest(app.getHttpServer()),
    database: app.get(DataSource),
    issuer,
    clock: app.get(Clock),
    natsUrl: nats.url,
    nats,
    otherServices,
    settled: () => settled(databases, connection),
  };
}

/** As `readConfig` would give it. */
const defaults = {
  HOST: '127.0.0.1',
  PORT: 0,
  PUBLIC_URL: 'http://localhost:3000',
  AUDIT_KEY: Buffer.alloc(32, 'audit'),
  LOG_LEVEL: 'error',
  DATABASE_POOL_SIZE: 10,
  DATABASE_CONNECT_SECONDS: 5,
  DATABASE_STATEMENT_SECONDS: 60,
  DATABASE_LOCK_SECONDS: 20,
  DATABASE_IDLE_IN_TRANSACTION_SECONDS: 60,
};

async function ownNats(
  begin: typeof startNats,
  atEnd: AtEnd,
): Promise<TestService['nats'] & { url: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'dspt-nats-'));
  atEnd(() => rm(folder, { recursive: true, force: true }));
  let nats = await begin({ dataDir: folder });
  atEnd(() => nats.stop());
  const { port, url } = nats;
  const kill = async () => {
    nats.child.signal('SIGKILL');
    await nats.child.exited;
  };
  const restart = async () => {
    nats = await begin({ dataDir: folder, port });
  };
  const lose = async () => {
    await kill();
    await rm(join(folder, 'jetstream'), { recursive: true });
    await restart();
  };
  return { url, kill, restart, lose };
}

async function startReplica<C>(
  { module, timeouts }: TestServiceOptions<C>,
  config: C,
  atEnd: AtEnd,
): Promise<NestFastifyApplication> {
  const app = await createService(module(config), 'error', timeouts);
  atEnd(() => app.close());
  await app.getHttpAdapter().getInstance().ready();
  await listening(app);
  return app;
}

/** An event told before its consumer is there would not be waited for. */
async function listening(app: NestFastifyApplication): Promise<void> {
  const server = app.get(NatsServer);
  for (const until = Date.now() + 20_000; server.unheard.length > 0;) {
    if (Date.now() > until) throw new Error(`Not heard: ${server.unheard.join(', ')}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** Waits until no outbox holds a fact and no consumer has one to hear. */
export async function settled(
  databases: string[],
  connection: Awaited<ReturnType<typeof connect>>,
): Promise<void> {
  const pools = await Promise.all(
    databases.map((url) => new DataSource({ type: 'postgres', url, poolSize: 1 }).initialize()),
  );
  const manager = await jetstreamManager(connection, { checkAPI: false });
  try {
    for (const until = Date.now() + 60_000; Date.now() < until;) {
      if ((await outboxesEmpty(pools)) && (await allHeard(manager))) return;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    throw new Error('The system did not settle');
  } finally {
    await Promise.all(pools.map((pool) => pool.destroy()));
  }
}

async function outboxesEmpty(pools: DataSource[]): Promise<boolean> {
  const counts = await Promise.all(
    pools.map((pool) => pool.query<unknown[]>('select 1 from outbox where sent_at is null limit 1')),
  );
  return counts.every((rows) => rows.length === 0);
}

async function allHeard(manager: Awaited<ReturnType<typeof jetstreamManager>>): Promise<boolean> {
  try {
    for await (const consumer of manager.consumers.list(eventStream))
      if (consumer.num_pending > 0 || consumer.num_ack_pending > 0) return false;
    return true;
  } catch (error) {
    // JetStream that has just come up does not answer every question.
    if (error instanceof TimeoutError) return false;
    throw error;
  }
}
