import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { startNats } from '@dspt/embedded';
import { Clock } from '@dspt/service-kit/clock';
import { createService } from '@dspt/service-kit/start';
import { eventStream, type ServiceName } from '@dspt/contracts/topology';
import { jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import supertest from 'supertest';
import { DataSource } from 'typeorm';
import { cloneDatabase, migrateWith } from './database.js';
import { TestIssuer } from './issuer.js';
import { startNeighbour, type Neighbour } from './neighbours.js';

export interface TestServiceOptions<C> {
  name: ServiceName;
  /** The service's `AppModule.with`. */
  module: (config: C) => object;
  /** The service's own data source, for its migrations. */
  dataSource: (url: string) => DataSource;
  /** What the service's configuration has beyond every service's. */
  config?: Partial<C>;
  /** Other services to run for real beside it (they must be built). */
  neighbours?: ServiceName[];
  neighbourEnv?: Record<string, string>;
}

/** A service under test: the real Nest application on a real database and NATS server of its own. */
export interface TestService {
  app: NestFastifyApplication;
  /** supertest on its HTTP server. */
  http: ReturnType<typeof supertest>;
  database: DataSource;
  issuer: TestIssuer;
  clock: Clock;
  natsUrl: string;
  /** Kills the NATS server without warning and starts it again on the same port and data. */
  nats: { kill: () => Promise<void>; restart: () => Promise<void> };
  neighbours: Record<string, Neighbour>;
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

async function start<C>(
  options: TestServiceOptions<C>,
  atEnd: (step: () => Promise<unknown>) => void,
): Promise<Omit<TestService, 'close'>> {
  const folder = await mkdtemp(join(tmpdir(), 'dspt-nats-'));
  atEnd(() => rm(folder, { recursive: true, force: true }));
  let nats = await startNats({ dataDir: folder });
  const { port } = nats;
  atEnd(() => nats.stop());
  const connection = await connect({ servers: nats.url });
  atEnd(() => connection.close());
  const issuer = await TestIssuer.open(connection, options.neighbours?.includes('identity') ?? false);
  const neighbours: Record<string, Neighbour> = {};
  for (const name of options.neighbours ?? []) {
    const neighbour = await startNeighbour(name, nats.url, options.neighbourEnv);
    atEnd(() => neighbour.stop());
    neighbours[name] = neighbour;
  }
  const database = await cloneDatabase(
    `${options.name}_of_${basename(process.cwd())}`,
    migrateWith(options.dataSource),
  );
  atEnd(() => database.drop());
  const config = {
    HOST: '127.0.0.1',
    PORT: 0,
    DATABASE_URL: database.url,
    NATS_URL: nats.url,
    PUBLIC_URL: 'http://localhost:3000',
    AUDIT_KEY: Buffer.alloc(32, 'audit'),
    LOG_LEVEL: 'error',
    ...options.config,
  };
  const app = await createService(options.module(config as C), 'error');
  atEnd(() => app.close());
  await app.getHttpAdapter().getInstance().ready();
  const databases = [database.url, ...Object.values(neighbours).map(({ databaseUrl }) => databaseUrl)];
  return {
    app,
    http: supertest(app.getHttpServer()),
    database: app.get(DataSource),
    issuer,
    clock: app.get(Clock),
    natsUrl: nats.url,
    nats: {
      kill: async () => {
        nats.child.signal('SIGKILL');
        await nats.child.exited;
      },
      restart: async () => {
        nats = await startNats({ dataDir: folder, port });
      },
    },
    neighbours,
    settled: () => settled(databases, connection),
  };
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
    for (const until = Date.now() + 20_000; Date.now() < until;) {
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
    pools.map((pool) => pool.query<unknown[]>('select 1 from outbox limit 1')),
  );
  return counts.every((rows) => rows.length === 0);
}

async function allHeard(manager: Awaited<ReturnType<typeof jetstreamManager>>): Promise<boolean> {
  for await (const consumer of manager.consumers.list(eventStream))
    if (consumer.num_pending > 0 || consumer.num_ack_pending > 0) return false;
  return true;
}
