import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { services, type ServiceName } from '@dspt/contracts/topology';
import { freePorts, startNats } from '@dspt/embedded';
import { testDatabaseUrl } from './config.js';
import { launchServiceProcess, type ServiceProcess } from './service-process.js';
import { Proxy } from './proxy.js';
import { DataSource } from 'typeorm';

const publicUrl = 'http://localhost:3000';

/** Who is signed in. */
interface SignedIn {
  staffRole?: string;
  organisation?: string;
}

/**
 * Everything that a visitor meets, each as a process of its own as it is built, identity and organisations twice; PostgreSQL
 * and NATS are away at first.
 */
export class Processes {
  /** The way to PostgreSQL, which is away until it is opened. */
  private toDatabase: Proxy | undefined;
  private nats: Awaited<ReturnType<typeof startNats>> | undefined;
  private readonly undo: (() => Promise<unknown>)[] = [];
  readonly all = new Map<string, ServiceProcess>();

  private constructor(
    private readonly folder: string,
    private readonly natsPort: number,
    private readonly databasePort: number,
  ) {}

  static async launch(): Promise<Processes> {
    const [natsPort, databasePort] = (await freePorts(2)) as [number, number];
    const folder = await mkdtemp(join(tmpdir(), 'dspt-nats-'));
    const processes = new Processes(folder, natsPort, databasePort);
    try {
      await processes.launchAll();
    } catch (error) {
      await processes.stop();
      throw error;
    }
    return processes;
  }

  private async launchAll(): Promise<void> {
    const names = (Object.keys(services) as ServiceName[]).filter((name) => name !== 'portal');
    await Promise.all(names.map((name) => this.add(name, name)));
    for (const name of ['identity', 'organisations'] as const)
      await this.add(`${name} 2`, name, { beside: this.get(name) });
    const urls = names.map((name) => {
      const replicas = [this.all.get(name), this.all.get(`${name} 2`)];
      return [`${name.toUpperCase()}_URL`, replicas.flatMap((each) => each?.url ?? []).join(',')];
    });
    await this.add('portal', 'portal', { env: Object.fromEntries(urls) as Record<string, string> });
  }

  private readonly secretKey = randomBytes(32).toString('base64');

  private async add(
    label: string,
    name: ServiceName,
    { beside, env }: { beside?: ServiceProcess; env?: Record<string, string> } = {},
  ): Promise<void> {
    const natsUrl = `nats://127.0.0.1:${this.natsPort}`;
    const other = await launchServiceProcess(name, natsUrl, {
      databasePort: this.databasePort,
      env: { LOG_LEVEL: 'log', SECRET_KEY: this.secretKey, SMTP_URL: 'smtp://127.0.0.1:9', ...env },
      ...(beside ? { beside } : {}),
    });
    this.all.set(label, other);
    this.undo.push(() => other.stop());
  }

  get(label: string): ServiceProcess {
    return this.all.get(label)!;
  }

  async openDatabase(): Promise<void> {
    const { port } = new URL(testDatabaseUrl());
    this.toDatabase = await Proxy.to(Number(port), this.databasePort);
  }

  async startNats(): Promise<void> {
    this.nats = await startNats({ dataDir: this.folder, port: this.natsPort });
  }

  async restartNats(): Promise<void> {
    this.nats!.child.signal('SIGKILL');
    await this.nats!.child.exited;
    await this.startNats();
  }

  /** Ends every connection of the processes to their databases, as a failover does. */
  async cutDatabases(): Promise<void> {
    const names = [...this.all.values()].flatMap(({ databaseUrl }) => databaseUrl.split('/').slice(3));
    await this.query(
      'identity',
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'dspt' and datname = any($1)`,
      [names],
    );
  }

  /**
   * Does something while a table is locked: whoever needs it waits.
   * @param act is given how many wait
   */
  async whileLocked(
    label: string,
    table: string,
    act: (waiting: () => Promise<number>) => Promise<void>,
  ): Promise<void> {
    const source = await this.database(label);
    await source.transaction(async (manager) => {
      await manager.query(`lock table ${table} in access exclusive mode`);
      await act(async () => {
        const [row] = await this.query<{ waiting: number }>(
          label,
          'select count(*)::int as waiting from pg_locks where not granted and relation = $1::regclass',
          [table],
        );
        return row!.waiting;
      });
    });
  }

  /** Runs a statement in the database of a service, on a connection that is not cut. */
  async query<T>(label: string, sql: string, values: unknown[] = []): Promise<T[]> {
    return (await this.database(label)).query<T[]>(sql, values);
  }

  private readonly sources = new Map<string, Promise<DataSource>>();

  private database(label: string): Promise<DataSource> {
    const known = this.sources.get(label);
    if (known) return known;
    const { databaseUrl: url } = this.get(label);
    const opening = new DataSource({ type: 'postgres', url, applicationName: 'test' }).initialize();
    this.sources.set(label, opening);
    this.undo.push(async () => (await opening).destroy());
    return opening;
  }

  /** @returns the cookie of somebody who has just signed in */
  async signedIn({ staffRole, organisation }: SignedIn): Promise<string> {
    const [person, secret] = [randomUUID(), randomBytes(32).toString('base64url')];
    await this.query(
      'identity',
      `insert into people (id, email, first_name, last_name, telephone, staff_role, terms_accepted_at)
       values ($1, $2, 'Ann', 'Demo', '01632 960000', $3, now())`,
      [person, `${person}@example.org`, staffRole ?? null],
    );
    await this.query(
      'identity',
      `insert into second_factors (person_id, sealed_secret, confirmed_at) values ($1, '', now())`,
      [person],
    );
    if (organisation) {
      await this.query(
        'identity',
        'insert into organisations values ($1, $1, now()) on conflict do nothing',
        [organisation],
      );
      await this.query('identity', `insert into memberships values ($1, $2, 'administrator', now())`, [
        person,
        organisation,
      ]);
    }
    await this.query(
      'identity',
      `insert into sessions (id, person_id, secret_hash, organisation_code, second_factor_passed_at, created_at, last_used_at)
       values ($1, $2, $3, $4, now(), now(), now())`,
      [randomUUID(), person, createHash('sha256').update(secret).digest(), organisation ?? null],
    );
    return `session=${secret}`;
  }

  /** Asks the portal as a browser does; with a `body`, as the dashboard sends it. */
  browse(path: string, cookie = '', body?: object, more: Record<string, string> = {}): Promise<Response> {
    const accept = path.startsWith('/api/') ? 'application/json' : 'text/html';
    return fetch(`${this.get('portal').url}${path}`, {
      headers: {
        cookie,
        accept,
        ...more,
        ...(body ? { origin: publicUrl, 'content-type': 'application/json' } : {}),
      },
      ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
      redirect: 'manual',
    });
  }

  async whileFrozen<T>(label: string, act: () => Promise<T>): Promise<T> {
    const { pid } = this.get(label);
    process.kill(pid, 'SIGSTOP');
    try {
      return await act();
    } finally {
      process.kill(pid, 'SIGCONT');
    }
  }

  /** Labels of those that have ended. */
  async ended(): Promise<string[]> {
    const running = new Promise<string>((resolve) => setImmediate(resolve, 'running'));
    const states = await Promise.all(
      [...this.all].map(async ([label, { exited }]) => [label, await Promise.race([exited, running])]),
    );
    return states.filter(([, state]) => state !== 'running').map(([label]) => label as string);
  }

  async stop(): Promise<void> {
    await Promise.all(this.undo.toReversed().map((step) => step()));
    this.toDatabase?.close();
    await this.nats?.stop();
    await rm(this.folder, { recursive: true, force: true });
  }
}
