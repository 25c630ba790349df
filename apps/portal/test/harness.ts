import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventSubject, type EventContract } from '@dspt/contracts/define';
import { issueLink } from '@dspt/contracts/identity/links';
import { startNats } from '@dspt/embedded';
import { humanFields } from '@dspt/testing/human-check';
import { runCommand, startServiceProcess, type ServiceProcess } from '@dspt/testing/service-process';
import type { ServiceName } from '@dspt/contracts/topology';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import supertest, { type Response } from 'supertest';
import { configSchema, type Config } from '../src/config.js';
import { PageList } from '../src/pages/page-list.js';
import { createPortal } from '../src/server.js';

const publicUrl = 'http://localhost:3000';

/** The portal with identity, organisations and assessment as they are built, each with its own database. */
export class Harness {
  private constructor(
    private readonly app: NestFastifyApplication,
    private readonly nats: NatsConnection,
    private readonly organisations: ServiceProcess,
    private readonly processes: ReadonlyMap<string, number>,
    private readonly undo: (() => Promise<unknown>)[],
  ) {}

  static async open(overrides: Partial<Config> = {}): Promise<Harness> {
    const undo: (() => Promise<unknown>)[] = [];
    try {
      return await Harness.start(undo, overrides);
    } catch (error) {
      for (const step of undo.toReversed()) await step();
      throw error;
    }
  }

  private static async start(undo: (() => Promise<unknown>)[], overrides: Partial<Config>): Promise<Harness> {
    const folder = await mkdtemp(join(tmpdir(), 'dspt-nats-'));
    undo.push(() => rm(folder, { recursive: true, force: true }));
    const server = await startNats({ dataDir: folder });
    undo.push(() => server.stop());
    const start = async (name: ServiceName, env?: Record<string, string>) => {
      const other = await startServiceProcess(name, server.url, env);
      undo.push(() => other.stop());
      return other;
    };
    const [identity, organisations, assessment, support] = await Promise.all([
      start('identity', { SECRET_KEY: randomBytes(32).toString('base64') }),
      start('organisations'),
      start('assessment'),
      start('support'),
    ]);
    await runCommand(
      assessment.databaseUrl,
      'apps/assessment/dist/question-sets/command.js',
      'data/question-sets',
    );
    const nats = await connect({ servers: server.url });
    undo.push(() => nats.close());
    const config = configSchema.parse({
      PORT: 0,
      PATIENCE_MS: 10_000,
      NATS_URL: server.url,
      PUBLIC_URL: publicUrl,
      LOG_LEVEL: 'error',
      IDENTITY_URL: identity.url,
      ORGANISATIONS_URL: organisations.url,
      ASSESSMENT_URL: assessment.url,
      SUPPORT_URL: support.url,
    });
    const app = await createPortal({ ...config, ...overrides });
    undo.push(() => app.close());
    await app.getHttpAdapter().getInstance().ready();
    const processes = new Map(
      Object.entries({ identity, organisations, assessment, support, nats: server.child }).map(
        ([name, { pid }]) => [name, pid!],
      ),
    );
    return new Harness(app, nats, organisations, processes, undo);
  }

  /** Does something while a service, or NATS, is frozen: it takes connections and answers none. */
  async whileFrozen<T>(name: string, act: () => Promise<T>): Promise<T> {
    const pid = this.processes.get(name)!;
    process.kill(pid, 'SIGSTOP');
    try {
      return await act();
    } finally {
      process.kill(pid, 'SIGCONT');
    }
  }

  /** Ends a service, or NATS, for good. */
  kill(name: string): void {
    process.kill(this.processes.get(name)!, 'SIGKILL');
  }

  /** Every form there is. */
  get forms(): string[] {
    const { pages } = this.app.get(PageList);
    return pages.filter(({ method }) => method === 'POST').map(({ path }) => path);
  }

  /** Sends a form as it comes, whatever page it is on. */
  post(path: string, fields: Record<string, string>, cookie: string): Promise<Response> {
    const request = supertest(this.app.getHttpServer()).post(path).set('origin', publicUrl);
    return request.set('cookie', cookie).type('form').send(fields);
  }

  /** A file as a browser downloads it; what is compressed is unpacked. */
  download(path: string, headers: Record<string, string>) {
    return supertest(this.app.getHttpServer()).get(path).set(headers);
  }

  browser(): Browser {
    return new Browser(supertest(this.app.getHttpServer()));
  }

  /** Imports an ODS file, as the operator's command does. */
  async import(name: string, lines: string[][]): Promise<void> {
    const folder = await mkdtemp(join(tmpdir(), 'dspt-ods-'));
    const file = join(folder, name);
    const quoted = (fields: string[]) => fields.map((field) => `"${field}"`).join(',');
    await writeFile(file, lines.map((fields) => `${quoted(fields)}\n`).join(''));
    await runCommand(this.organisations.databaseUrl, 'apps/organisations/dist/imports/command.js', file);
    await rm(folder, { recursive: true });
  }

  /** Does something, which may be the work of a human check, and gives the next event of a kind it causes. */
  async eventOf(event: EventContract, act: () => Promise<unknown>): Promise<Record<string, string>> {
    const subscription = this.nats.subscribe(eventSubject(event), { max: 1, timeout: 60_000 });
    await this.nats.flush();
    await act();
    for await (const message of subscription) return message.json<Record<string, string>>();
    throw new Error(`${event.name} was not told`);
  }

  /** The secret of an emailed link, as the email would have it. */
  async token(kind: 'invitation' | 'password-reset', id: string): Promise<string> {
    const reply = await this.nats.request(issueLink.subject, JSON.stringify({ kind, id }), { timeout: 5000 });
    return reply.json<{ token: string }>().token;
  }

  async close(): Promise<void> {
    for (const step of this.undo.splice(0).toReversed()) await step();
  }
}

/** A browser without JavaScript: keeps cookies, and sends the form of the page it shows. */
export class Browser {
  cookies = '';
  /** The page shown, and its path. */
  html = '';
  path = '';

  constructor(private readonly http: ReturnType<typeof supertest>) {}

  async open(path: string): Promise<this> {
    return this.show(path, await this.http.get(path).set('cookie', this.cookies));
  }

  /** Fills in the form of the page and sends it, with its hidden fields. */
  async send(fields: Record<string, string | string[]> = {}, to?: string): Promise<this> {
    const main = this.html.slice(this.html.indexOf('<main'));
    const forms = [...main.matchAll(/<form method="post" action="([^"]*)"[\s\S]*?<\/form>/g)];
    const form = to ? forms.find(([, action]) => action === to) : forms[0];
    if (!form) throw new Error(`There is no form on ${this.path}`);
    const hidden = [...form[0].matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)];
    const values = {
      ...Object.fromEntries(hidden.map(([, name, value]) => [name!, unescape(value!)])),
      ...fields,
    };
    const path = unescape(form[1]!);
    const request = this.http.post(path).set('origin', publicUrl).set('cookie', this.cookies);
    return this.show(path, await request.type('form').send(values));
  }

  /** Presses a button that is all of its form. */
  async press(path: string): Promise<this> {
    const request = this.http.post(path).set('origin', publicUrl).set('cookie', this.cookies);
    return this.show(path, await request.type('form').send({}));
  }

  /** The answer to the human check of the page, by work as a browser's script does it. */
  human(): Promise<Record<string, string>> {
    return humanFields(/name="human.id" value="([^"]*)"/.exec(this.html)![1]!);
  }

  get title(): string {
    return unescape(/<title>([^<]*)<\/title>/.exec(this.html)?.[1]?.trim() ?? '').replace(
      / – Data Security.*/,
      '',
    );
  }

  /** What can be read on the page. */
  get text(): string {
    const body = this.html.slice(this.html.indexOf('<main'), this.html.indexOf('</main>'));
    return unescape(body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' '));
  }

  /** Where links with a text lead. */
  link(text: string): string {
    const links = [...this.html.matchAll(/<a\b[^>]*?\bhref="([^"]*)"[^>]*>([\s\S]*?)<\/a>/g)];
    const found = links.find(([, , inner]) => unescape(inner!).includes(text));
    if (!found) throw new Error(`There is no link ${text} on ${this.path}`);
    return unescape(found[1]!);
  }

  /** In place of the one of the same name; one that is cleared has no value. */
  private keep(cookie: string): void {
    const given = cookie.split(';')[0]!;
    const name = given.slice(0, given.indexOf('=') + 1);
    const others = this.cookies.split('; ').filter((kept) => kept && !kept.startsWith(name));
    this.cookies = [...others, ...(given === name ? [] : [given])].join('; ');
  }

  private async show(path: string, reply: Response): Promise<this> {
    for (const cookie of (reply.headers['set-cookie'] ?? []) as unknown as string[]) this.keep(cookie);
    if (reply.status === 303) return this.open(reply.headers['location']!);
    this.path = path;
    this.html = reply.text;
    return this;
  }
}

const entities: Record<string, string> = { amp: '&', quot: '"', lt: '<', gt: '>', '#39': "'" };
const unescape = (text: string): string =>
  text.replaceAll(/&(#?\w+);/g, (whole, name: string) => entities[name] ?? whole);
