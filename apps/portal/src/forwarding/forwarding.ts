import replyFrom from '@fastify/reply-from';
import type { RouteContract } from '@dspt/contracts/define';
import { openOperations } from '@dspt/contracts/organisations/open-api';
import { NotFound } from '@dspt/contracts/problem';
import { json, multipart, takenBy } from '@dspt/service-kit/http/bodies';
import { SignInRequired } from '@dspt/service-kit/http/caller';
import { requestIdHeader } from '@dspt/service-kit/http/request-id';
import { ServiceUnavailable } from '@dspt/service-kit/messaging/requests';
import { Logger } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { IncomingHttpHeaders } from 'node:http';
import { isLong, isStarting, patienceUntil } from '../api/api.js';
import { backendServices, operationsOf, ownerOf, type BackendService } from '../api/directory.js';
import { PartUnavailable } from '../api/parts.js';
import { watchOver, type Replica } from '../api/replicas.js';
import { isAttended, type RequestContexts } from '../pages/request-context.js';
import { forwardable, pathAtService } from './forwardable.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The service this address forwards to. */
    forwardsTo?: BackendService;
  }
}

const megabyte = 1024 * 1024;
const most = { file: 250 * megabyte, other: 2 * megabyte };
const passedOn = new Set([
  'accept',
  'accept-encoding',
  'accept-language',
  'content-length',
  'content-type',
  'if-match',
  'if-modified-since',
  'if-none-match',
  'range',
]);

/**
 * `/api/<service>/<path>` goes on to the service, with the token of the browser's session in place of its cookie: a
 * route for every operation the contracts know, and for nothing else. `/api/v1/<path>` is the open interface, the same for
 * everybody: it takes no notice of who is signed in, so that scripts of other websites may call it, too.
 */
export async function forwarding(server: FastifyInstance, contexts: RequestContexts): Promise<void> {
  await server.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(json, { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    scope.addContentTypeParser(multipart, (_request, payload, done) => done(null, payload));
    await scope.register(replyFrom, { disableRequestLogging: true, undici: { connections: 64 } });
    const forward = (url: string, operation: Operation) => {
      const { contract, service } = operation;
      scope.route<{ Params: Record<string, string> }>({
        method: contract.method,
        url,
        exposeHeadRoute: false,
        bodyLimit: contract.consumes === multipart ? most.file : most.other,
        config: {
          forwardsTo: service,
          takes: takenBy(contract),
          signedIn: contract.access !== 'public',
        },
        handler: (request, reply) => new Forwarding(request, reply, contexts, operation).start(),
      });
    };
    for (const service of backendServices)
      for (const contract of operationsOf(service).filter(forwardable))
        forward(`/api/${service}${contract.path}`, { service, contract, open: false });
    for (const contract of openOperations)
      forward(`/api/v1${contract.path}`, { service: ownerOf(contract), contract, open: true });
  });
}

interface Operation {
  service: BackendService;
  contract: RouteContract;
  /** The same for everybody, whoever is signed in. */
  open: boolean;
}
const stranger = { token: undefined, unknown: false, waitedMs: 0 };
const forAnyWebsite = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'etag',
  'cross-origin-resource-policy': 'cross-origin',
};

interface Answer {
  statusCode: number;
  headers: Record<string, unknown>;
  stream: NodeJS.ReadableStream & { resume(): unknown };
}

interface Sent {
  token: string | undefined;
  again: boolean;
}

const logger = new Logger('Forwarding');

/** One request on its way to a service and back. */
class Forwarding {
  private path = '';
  /** The addresses to ask after this one. */
  private left: Replica[] = [];
  /** When people have waited long enough. */
  private until = 0;
  private sentAt = 0;

  constructor(
    private readonly request: FastifyRequest<{ Params: Record<string, string> }>,
    private readonly reply: FastifyReply,
    private readonly contexts: RequestContexts,
    private readonly operation: Operation,
  ) {}

  async start(): Promise<FastifyReply> {
    const path = pathAtService(this.operation.contract.path, this.request.params);
    if (path === undefined) throw new NotFound();
    this.path = path;
    const { contexts, operation, request } = this;
    const { token, unknown, waitedMs } = operation.open ? stranger : await contexts.orStranger(request);
    if (unknown) throw new PartUnavailable('identity');
    this.until = performance.now() + contexts.api.patienceFor(operation.contract, waitedMs);
    const [first, ...others] = await contexts.api.replicasOf(operation.service);
    this.left = others;
    return this.send(first, { token, again: false });
  }

  private send(replica: Replica | undefined, sent: Sent): FastifyReply {
    const { contract, service } = this.operation;
    if (!replica) throw new PartUnavailable(service);
    const { body } = this.request;
    const kept = Buffer.isBuffer(body) ? { body, contentType: json } : {};
    const { url, circuit } = replica;
    const another = contract.method === 'GET' && this.left.length > 0;
    const unavailable = () => new PartUnavailable(service);
    this.sentAt = performance.now();
    let givenUp = false;
    const giveUp = () => {
      givenUp = true;
      this.inVain(url, 'no answer');
      end();
      circuit.failed();
      if (another) this.send(this.left.shift(), sent);
      else void this.reply.send(unavailable());
    };
    const patienceMs = patienceUntil(this.until, another && !contract.produces);
    // The HTTP client's own time-outs come up to a second late.
    const timer = setTimeout(giveUp, patienceMs);
    const watch = isLong(contract) ? watchOver(replica, giveUp) : () => {};
    const end = () => {
      clearTimeout(timer);
      watch();
    };
    // Whoever has their answer from us, or has gone away, says nothing about the service.
    this.reply.raw.once('close', end);
    return this.reply.from(`${url}${this.path}`, {
      ...kept,
      timeout: patienceMs + 1000,
      rewriteRequestHeaders: (_, headers) => this.headersFor(headers, sent.token),
      rewriteHeaders: (headers) => ({
        'cache-control': 'no-store',
        ...without(headers, 'set-cookie'),
        ...(this.operation.open ? forAnyWebsite : {}),
      }),
      onResponse: (_request, _reply, response) => {
        end();
        const answer = response as unknown as Answer;
        // Its headers are on the reply already, which another replica may still have to answer.
        if (givenUp) return void (this.reply.sent ? answer.stream.resume() : this.letGo(answer));
        circuit.succeeded();
        if (another && isStarting(answer.statusCode)) {
          this.letGo(answer);
          this.send(this.left.shift(), sent);
          return;
        }
        void this.receive(answer, replica, sent);
      },
      onError: (answer, { error }) => {
        end();
        if (givenUp) return;
        this.inVain(url, String(error));
        circuit.failed();
        if (this.left.length > 0 && (another || (isRefused(error) && !this.isStream)))
          this.send(this.left.shift(), sent);
        else void answer.send(unavailable());
      },
    });
  }

  /** How long it took, too: much more than people wait says that it was us who stood still. */
  private inVain(url: string, why: string): void {
    const { method, path } = this.operation.contract;
    const took = Math.round(performance.now() - this.sentAt);
    logger.error(`${method} ${path} at ${url}: ${why} after ${took} ms`);
  }

  /**
   * A token may be refused although the session goes on: services void all tokens when they have been cut off from
   * NATS. Nobody is told to sign in again for that; with a new token the service is asked once more.
   */
  private async receive(answer: Answer, replica: Replica, sent: Sent): Promise<void> {
    const { operation, contexts, reply, request } = this;
    const secret = operation.open ? undefined : contexts.cookie.read(request);
    if (operation.service === 'identity' && request.method !== 'GET' && secret)
      contexts.sessions.forget(secret);
    if (answer.statusCode !== 401 || !sent.token || operation.contract.access === 'public')
      return void reply.send(answer.stream);
    this.letGo(answer);
    try {
      contexts.sessions.forget(secret!, sent.token);
      const token = await this.newToken(secret!);
      if (!token) throw new SignInRequired();
      // A file that has been passed on cannot be passed on again.
      if (sent.again || this.isStream) throw new ServiceUnavailable();
      this.send(replica, { token, again: true });
    } catch (error) {
      reply.send(error);
    }
  }

  /** Of an answer that is not passed on. */
  private letGo({ stream, headers }: Answer): void {
    stream.resume();
    for (const name of Object.keys(headers)) this.reply.removeHeader(name);
  }

  private get isStream(): boolean {
    return this.request.body !== undefined && !Buffer.isBuffer(this.request.body);
  }

  /** In what is left of the wait. */
  private async newToken(secret: string): Promise<string | undefined> {
    const withinMs = this.until - performance.now();
    const touch = isAttended(this.request);
    return (await this.contexts.sessions.open(secret, { touch, withinMs }))?.token;
  }

  private headersFor(headers: IncomingHttpHeaders, token: string | undefined): IncomingHttpHeaders {
    const kept = Object.fromEntries(Object.entries(headers).filter(([name]) => passedOn.has(name)));
    return {
      ...kept,
      'x-forwarded-for': this.request.ip,
      [requestIdHeader]: this.request.id,
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    };
  }
}

/** Nothing has been sent. */
const isRefused = ({ cause }: Error): boolean =>
  (cause as { code?: string } | undefined)?.code === 'ECONNREFUSED';

const without = <H extends object>(headers: H, name: string): H =>
  Object.fromEntries(Object.entries(headers).filter(([key]) => key !== name)) as H;
