import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OrganisationRole } from '@dspt/contracts/access';
import { exchangeSession, type Session } from '@dspt/contracts/identity/sessions';
import { listMemberships } from '@dspt/contracts/identity/users';
import { startNats } from '@dspt/embedded';
import { runSql } from '@dspt/testing/database';
import { TestIssuer } from '@dspt/testing/issuer';
import { runCommand, startServiceProcess } from '@dspt/testing/service-process';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import supertest from 'supertest';
import { configSchema } from '../src/config.js';
import { createPortal } from '../src/server.js';
import { Browser } from './harness.js';

const publicUrl = 'http://localhost:3000';

/** A line of an ODS file: code, name, head office. */
export function organisation(code: string, name: string, parent = ''): string[] {
  const fields = Array.from({ length: 27 }, () => '');
  const known = { 0: code, 1: name, 4: '1 HIGH STREET', 7: 'TAUNTON', 9: 'TA4 1BT', 10: '20110323' };
  return Object.assign(fields, known, { 14: parent, 15: parent && '20110323', 21: '0', 26: '1' });
}

/**
 * The portal with assessment and organisations as they are built, each with its own database, and the shipped question
 * sets. In place of identity stands a double that signs tokens for the people of a test.
 */
export class Care {
  private readonly sessions = new Map<string, Session>();

  private constructor(
    private readonly app: NestFastifyApplication,
    private readonly undo: (() => Promise<unknown>)[],
    private readonly assessmentUrl: string,
  ) {}

  /** @param files ODS files to import first, by name */
  static async open(files: Record<string, string[][]>): Promise<Care> {
    const undo: (() => Promise<unknown>)[] = [];
    try {
      return await Care.start(files, undo);
    } catch (error) {
      for (const step of undo.toReversed()) await step();
      throw error;
    }
  }

  private static async start(
    files: Record<string, string[][]>,
    undo: (() => Promise<unknown>)[],
  ): Promise<Care> {
    const folder = await mkdtemp(join(tmpdir(), 'dspt-nats-'));
    undo.push(() => rm(folder, { recursive: true, force: true }));
    const server = await startNats({ dataDir: folder });
    undo.push(() => server.stop());
    const nats = await connect({ servers: server.url });
    undo.push(() => nats.close());
    const issuer = await TestIssuer.open(nats);
    const [assessment, organisations] = await Promise.all([
      startServiceProcess('assessment', server.url),
      startServiceProcess('organisations', server.url),
    ]);
    undo.push(
      () => assessment.stop(),
      () => organisations.stop(),
    );
    await runCommand(
      assessment.databaseUrl,
      'apps/assessment/dist/question-sets/command.js',
      'data/question-sets',
    );
    for (const [name, lines] of Object.entries(files)) await load(name, lines, organisations.databaseUrl);
    const config = configSchema.parse({
      PORT: 0,
      PATIENCE_MS: 10_000,
      NATS_URL: server.url,
      PUBLIC_URL: publicUrl,
      LOG_LEVEL: 'error',
      ASSESSMENT_URL: assessment.url,
      ORGANISATIONS_URL: organisations.url,
    });
    const app = await createPortal(config);
    undo.push(() => app.close());
    await app.getHttpAdapter().getInstance().ready();
    const care = new Care(app, undo, assessment.databaseUrl);
    care.exchange(nats, issuer);
    return care;
  }

  /** Somebody signed in who acts for an organisation. @param others roles they have elsewhere, by code */
  as(
    role: OrganisationRole,
    code: string,
    name = 'Ann Lee',
    others: Record<string, OrganisationRole> = {},
  ): Browser {
    const [firstName = '', lastName = ''] = name.split(' ');
    const acting = membership(code, role);
    const secret = `secret-${randomUUID()}`;
    this.sessions.set(secret, {
      id: randomUUID(),
      person: { id: randomUUID(), email: 'someone@example.org', firstName, lastName },
      memberships: [acting, ...Object.entries(others).map(([other, held]) => membership(other, held))],
      organisation: acting,
      staff: null,
      secondFactor: 'none',
      secondFactors: { app: false, passkeys: false },
      impersonation: null,
      endsAt: new Date(Date.now() + 3600_000).toISOString(),
    });
    const browser = new Browser(supertest(this.app.getHttpServer()));
    browser.cookies = `session=${secret}`;
    return browser;
  }

  /** Somebody who has not signed in. */
  stranger(): Browser {
    return new Browser(supertest(this.app.getHttpServer()));
  }

  /** Sends a form with a file, as a browser does. */
  upload(
    browser: Browser,
    path: string,
    fields: Record<string, string>,
    file: { name: string; content: Buffer },
  ) {
    const request = supertest(this.app.getHttpServer()).post(path).set('origin', publicUrl);
    for (const [name, value] of Object.entries(fields)) void request.field(name, value);
    return request.set('cookie', browser.cookies).attach('file', file.content, file.name);
  }

  /** The days an organisation has planned for are over. */
  async planRunsOut(code: string): Promise<void> {
    await runSql(
      this.assessmentUrl,
      `update planned_actions set due_on = current_date - 7 where code = '${code}'`,
    );
  }

  /** What a page answers that is no page. */
  download(browser: Browser, path: string) {
    return supertest(this.app.getHttpServer()).get(path).set('cookie', browser.cookies).responseType('blob');
  }

  async close(): Promise<void> {
    for (const step of this.undo.splice(0).toReversed()) await step();
  }

  private exchange(nats: NatsConnection, issuer: TestIssuer): void {
    const answer = async (secret: string) => {
      const session = this.sessions.get(secret)!;
      const { firstName, lastName, id } = session.person;
      const claims = {
        sub: id,
        sid: session.id,
        name: `${firstName} ${lastName}`,
        organisation: session.organisation,
      };
      const token = (await issuer.bearer(claims)).replace('Bearer ', '');
      return { token, tokenExpiresAt: new Date(Date.now() + 120_000).toISOString(), session };
    };
    nats.subscribe(exchangeSession.subject, {
      callback: (_, message) =>
        void answer(message.json<{ secret: string }>().secret).then((reply) =>
          message.respond(JSON.stringify(reply)),
        ),
    });
    nats.subscribe(listMemberships.subject, {
      callback: (_, message) => {
        const { personId } = message.json<{ personId: string }>();
        const session = [...this.sessions.values()].find(({ person }) => person.id === personId);
        message.respond(JSON.stringify({ memberships: session?.memberships ?? [] }));
      },
    });
  }
}

const membership = (code: string, role: OrganisationRole) => ({
  code,
  organisationName: `ORGANISATION ${code}`,
  role,
});

/** Imports an ODS file, as the operator's command does. */
async function load(name: string, lines: string[][], databaseUrl: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'dspt-ods-'));
  const quoted = (fields: string[]) => fields.map((field) => `"${field}"`).join(',');
  await writeFile(join(folder, name), lines.map((fields) => `${quoted(fields)}\n`).join(''));
  await runCommand(databaseUrl, 'apps/organisations/dist/imports/command.js', join(folder, name));
  await rm(folder, { recursive: true });
}
