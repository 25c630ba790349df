import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { services, type ServiceName } from '@dspt/contracts/topology';
import { freePorts } from '@dspt/embedded';
import { startPlatform, type Platform } from '@dspt/embedded/platform';
import { Proxy } from '@dspt/testing/proxy';
import pg from 'pg';
import { MailServer } from './mail-server.js';
import { SmallDisk } from './small-disk.js';

const root = join(import.meta.dirname, '../..');
const many = '1000000';

export type Owner = Exclude<ServiceName, 'portal'>;
export const owners = Object.keys(services).filter((name) => name !== 'portal') as Owner[];

/** A platform of its own, with a proxy in front of everything that others connect to but PostgreSQL. */
export class World {
  /** What must not happen, whoever does it: a process that ends by itself, a program's own mistake in a log. */
  readonly problems: string[] = [];
  platform!: Platform;
  mailServer!: MailServer;
  portals: string[] = [];
  readonly proxies = new Map<string, Proxy>();
  readonly dataDir = mkdtempSync(join(tmpdir(), 'dspt-chaos-'));
  /** Of NATS. */
  readonly smallDisk = SmallDisk.in(join(this.dataDir, 'nats'));

  private constructor(readonly replicas: number) {}

  static async start(replicas: number): Promise<World> {
    const world = new World(replicas);
    // Whoever has had enough leaves nothing running.
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => void world.stop().finally(() => process.exit(130)));
    try {
      await world.begin();
    } catch (error) {
      await world.stop();
      throw error;
    }
    return world;
  }

  /** A connection for this one question: the pool's would have been cut. */
  async rows<T extends object>(service: Owner, sql: string, values: unknown[] = []): Promise<T[]> {
    const client = new pg.Client(this.platform.databaseUrls[service]);
    client.on('error', () => {});
    await client.connect();
    try {
      return (await client.query<T>(sql, values)).rows;
    } finally {
      await client.end();
    }
  }

  /** Runs a program on the database of a service, as an operator does. @throws with what it printed when it fails */
  async command(service: Owner, script: string, ...args: string[]): Promise<void> {
    const secrets = JSON.parse(readFileSync(join(this.dataDir, 'secrets.json'), 'utf8')) as {
      auditKeys: Record<Owner, string>;
    };
    const env = {
      ...process.env,
      DATABASE_URL: this.platform.databaseUrls[service],
      AUDIT_KEY: secrets.auditKeys[service],
      PUBLIC_URL: this.platform.urls.portal,
      NATS_URL: 'none',
    };
    try {
      await promisify(execFile)(process.execPath, [script, ...args], { cwd: root, env });
    } catch (error) {
      const { stdout, stderr } = error as { stdout: string; stderr: string };
      throw new Error(`${service} ${script}: ${stdout}${stderr}`, { cause: error });
    }
  }

  async stop(): Promise<void> {
    await this.platform?.stop();
    await this.mailServer?.kill();
    for (const proxy of this.proxies.values()) proxy.close();
    this.smallDisk?.remove();
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  private async begin(): Promise<void> {
    const labels = (name: string) =>
      Array.from({ length: this.replicas }, (_, index) => (index === 0 ? name : `${name}-${index + 1}`));
    const names = ['nats', 'smtp', ...Object.keys(services).flatMap(labels)];
    const free = await freePorts(names.length);
    const ports = Object.fromEntries(names.map((name, index) => [name, free[index]!]));
    for (const name of names) this.proxies.set(name, await Proxy.to(ports[name]!));
    const at = (name: string) => `127.0.0.1:${this.proxies.get(name)!.port}`;
    this.portals = labels('portal').map((name) => `http://127.0.0.1:${ports[name]}`);
    const urls = owners.map((name) => [
      `${name.toUpperCase()}_URL`,
      labels(name)
        .map((label) => `http://${at(label)}`)
        .join(','),
    ]);
    const limits = ['CHANGES_PER_MINUTE', 'SEARCHES_PER_MINUTE', 'ADDRESS_FORM_LIMIT'].map((name) => [
      name,
      many,
    ]);
    this.mailServer = new MailServer(ports['smtp']!, join(this.dataDir, 'mail'));
    await this.mailServer.start();
    this.platform = await startPlatform({
      external: { smtpUrl: `smtp://${at('smtp')}` },
      dataDir: this.dataDir,
      // A killed PostgreSQL may lose nothing it has said yes to.
      durable: true,
      demo: false,
      replicas: this.replicas,
      ports,
      env: {
        ...Object.fromEntries([...urls, ...limits]),
        NATS_URL: `nats://${at('nats')}`,
      },
      onFailure: ({ message }) => this.problems.push(message),
      onProblem: (name, line) => {
        // What fetch says when it cannot connect is no mistake of the program.
        if (
          !line.includes('fetch failed') &&
          /unhandled|uncaught|TypeError|ReferenceError|RangeError/i.test(line)
        )
          this.problems.push(`[${name}] ${line}`);
      },
    });
    await this.load();
  }

  /** The question sets; some head offices, and their sites. */
  private async load(): Promise<void> {
    const folder = join(this.dataDir, 'ods');
    mkdirSync(folder);
    const offices = linesOf('ecarehomehq.csv').slice(0, 300);
    const codes = new Set(offices.map((line) => fieldsOf(line)[0]));
    const sites = linesOf('ecarehomesite.csv').filter((line) => codes.has(fieldsOf(line)[14]!));
    writeFileSync(join(folder, 'ecarehomehq.csv'), `${offices.join('\n')}\n`);
    writeFileSync(join(folder, 'ecarehomesite.csv'), `${sites.join('\n')}\n`);
    const sets = join(root, 'data/question-sets');
    await this.command('organisations', 'apps/organisations/dist/imports/command.js', folder);
    await this.command('assessment', 'apps/assessment/dist/question-sets/command.js', sets);
  }
}

const linesOf = (name: string) =>
  gunzipSync(readFileSync(join(root, 'data/ods', `${name}.gz`)))
    .toString()
    .trim()
    .split(/\r?\n/);
const fieldsOf = (line: string) => line.slice(1, -1).split('","');
