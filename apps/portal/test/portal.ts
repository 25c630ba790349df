import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, request as sendRequest, type IncomingMessage, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventSubject } from '@dspt/contracts/define';
import { accessRevoked, exchangeSession, type Session } from '@dspt/contracts/identity/sessions';
import { PROBLEM_HEADER } from '@dspt/service-kit/messaging/requests';
import type { Timeouts } from '@dspt/service-kit/http/server-options';
import { startNats } from '@dspt/embedded';
import { connect, headers, type Msg, type NatsConnection } from '@nats-io/transport-node';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import supertest from 'supertest';
import { configSchema, type Config } from '../src/config.js';
import { createPortal } from '../src/server.js';

export const publicUrl = 'http://localhost:3000';

/** What a service was asked for. */
export interface Asked {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  body: string;
}

interface Answer {
  status?: number;
  body?: unknown;
  headers?: Record<string, string>;
}

/**
 * The real portal on a real NATS server. In place of identity stands a double that knows sessions made with
 * `session()`; in place of the services' HTTP stands one that answers what `answer` says. Journeys through the real
 * services are in the other test files and in e2e.
 */
export class TestPortal {
  readonly asked: Asked[] = [];
  readonly sessions = new Map<string, Session>();
  exchanges = 0;
  /** Whether each exchange kept its session awake. */
  readonly touches: boolean[] = [];
  answer: (asked: Asked) => Answer | Promise<Answer> = () => ({ status: 404 });
  /** Identity answers nothing. */
  identityHangs = false;
  /** How long it takes to answer, in ms. */
  identityTakes = 0;

  private constructor(
    readonly app: NestFastifyApplication,
    readonly nats: NatsConnection,
    private readonly undo: (() => Promise<unknown>)[],
  ) {}

  static async start(
    overrides: Partial<Config> | ((config: Config) => Partial<Config>) = {},
    limited?: Timeouts,
  ): Promise<TestPortal> {
    const undo: (() => Promise<unknown>)[] = [];
    const folder = await mkdtemp(join(tmpdir(), 'dspt-nats-'));
    undo.push(() => rm(folder, { recursive: true, force: true }));
    const nats = await startNats({ dataDir: folder });
    undo.push(() => nats.stop());
    const connection = await connect({ servers: nats.url });
    undo.push(() => connection.close());
    let portal: TestPortal | undefined;
    const service = createServer((request, response) => {
      const answered = portal?.serve(request).then(({ status = 200, body, headers: given }) => {
        response.writeHead(status, { 'content-type': 'application/json', ...given });
        response.end(body === undefined ? undefined : JSON.stringify(body));
      });
      // Whoever sent it has gone away.
      answered?.catch(() => response.destroy());
    });
    const url = await listening(service);
    undo.push(() => new Promise((resolve) => service.close(resolve)));
    const addresses = {
      IDENTITY_URL: url,
      ORGANISATIONS_URL: url,
      ASSESSMENT_URL: url,
      NOTIFICATIONS_URL: url,
      SUPPORT_URL: url,
    };
    const config = configSchema.parse({
      PORT: 0,
      PATIENCE_MS: 10_000,
      NATS_URL: nats.url,
      PUBLIC_URL: publicUrl,
      LOG_LEVEL: 'error',
      ...addresses,
    });
    const changes = typeof overrides === 'function' ? overrides(config) : overrides;
    const app = await createPortal({ ...config, ...changes }, limited);
    undo.push(() => app.close());
    await app.listen(0, '127.0.0.1');
    portal = new TestPortal(app, connection, undo);
    portal.exchange();
    await connection.flush();
    return portal;
  }

  /** Every route of the running server that may be sent a body. */
  get routes() {
    return this.app
      .getHttpAdapter()
      .getInstance()
      .taking.filter(({ method }) => !['GET', 'HEAD', 'OPTIONS'].includes(method));
  }

  get port(): number {
    return (this.app.getHttpServer().address() as { port: number }).port;
  }

  get http() {
    return supertest(this.app.getHttpServer());
  }

  /** A signed-in person; gives the value of a cookie header. */
  session(change: Partial<Session> = {}): string {
    const secret = `secret-${randomUUID()}`;
    const organisation = { code: 'X1', organisationName: 'Rose House', role: 'administrator' } as const;
    this.sessions.set(secret, {
      id: randomUUID(),
      person: { id: randomUUID(), email: 'ann@example.org', firstName: 'Ann', lastName: 'Lee' },
      memberships: [organisation],
      organisation,
      staff: null,
      secondFactor: 'none',
      secondFactors: { app: false, passkeys: false },
      impersonation: null,
      endsAt: new Date(Date.now() + 3600_000).toISOString(),
      ...change,
    });
    return `session=${secret}`;
  }

  /** Sends a form as a browser does. */
  submit(path: string, fields: Record<string, string>, cookie = '') {
    return this.http.post(path).set('origin', publicUrl).set('cookie', cookie).type('form').send(fields);
  }

  /** Sends the beginning of a body that never ends; gives the status of the answer to it. */
  beginning(method: string, path: string, type: string, more: Record<string, string> = {}): Promise<number> {
    const { port } = this;
    const given = { origin: publicUrl, 'content-type': type, 'content-length': '1000000', ...more };
    return new Promise((resolve, reject) => {
      const sent = sendRequest({ port, host: '127.0.0.1', method, path, headers: given }, (reply) => {
        sent.destroy();
        resolve(reply.statusCode!);
      });
      sent.on('error', reject);
      sent.write('a=1');
    });
  }

  /** Says that the access of a person is revoked, as identity does, and waits until the portal has heard it. */
  async revoke(personId: string, sessionId: string | null = null): Promise<void> {
    const event = { personId, sessionId, before: new Date().toISOString() };
    this.nats.publish(eventSubject(accessRevoked), JSON.stringify(event));
    await this.nats.flush();
    await this.app.get((await import('@dspt/service-kit/messaging/nats-link')).NatsLink).connection.flush();
  }

  async close(): Promise<void> {
    for (const step of this.undo.splice(0).reverse()) await step();
  }

  private exchange(): void {
    this.nats.subscribe(exchangeSession.subject, {
      callback: (_, message) => {
        this.exchanges += 1;
        if (this.identityHangs) return;
        if (this.identityTakes) setTimeout(() => this.answerExchange(message), this.identityTakes);
        else this.answerExchange(message);
      },
    });
  }

  private answerExchange(message: Msg): void {
    const { secret, touch } = message.json<{ secret: string; touch: boolean }>();
    this.touches.push(touch);
    const session = this.sessions.get(secret);
    if (session)
      return void message.respond(
        JSON.stringify({
          token: `token-of-${secret}`,
          tokenExpiresAt: new Date(Date.now() + 120_000).toISOString(),
          session,
        }),
      );
    const problem = headers();
    problem.set(PROBLEM_HEADER, 'session-ended');
    const details = {
      type: '/problems/session-ended',
      code: 'session-ended',
      title: 'Ended',
      status: 401,
    };
    message.respond(JSON.stringify(details), { headers: problem });
  }

  private async serve(request: IncomingMessage) {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { method = '', url = '', headers: given } = request;
    const asked = { method, path: url, headers: given, body: Buffer.concat(chunks).toString() };
    this.asked.push(asked);
    return this.answer(asked);
  }
}

async function listening(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as { port: number }).port}`;
}
