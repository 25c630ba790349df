import replyFrom from '@fastify/reply-from';
import { NotFound } from '@dspt/contracts/problem';
import { ServiceUnavailable } from '@dspt/service-kit/messaging/requests';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { IncomingHttpHeaders } from 'node:http';
import { neighbours, type Neighbour } from '../api/directory.js';
import type { Visits } from '../pages/visit.js';
import { forwardable } from './forwardable.js';

const mostBytes = 250 * 1024 * 1024;
const passedOn = new Set([
  'accept',
  'accept-language',
  'content-length',
  'content-type',
  'if-match',
  'if-none-match',
  'range',
]);

/** `/api/<service>/<path>` goes on to the service, with the token of the browser's session in place of its cookie. */
export async function forwarding(server: FastifyInstance, visits: Visits): Promise<void> {
  await server.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    await scope.register(replyFrom, { disableRequestLogging: true, undici: { connections: 64 } });
    scope.all<{ Params: { service: string; '*': string } }>(
      '/api/:service/*',
      { bodyLimit: mostBytes },
      (request, reply) => forward(request, reply, visits),
    );
  });
}

async function forward(request: FastifyRequest, reply: FastifyReply, { api, sessions, cookie }: Visits) {
  const { service, '*': rest } = request.params as { service: string; '*': string };
  if (!isNeighbour(service) || !forwardable(service, request.method, rest)) throw new NotFound();
  const secret = cookie.read(request);
  const token = secret ? (await sessions.open(secret))?.token : undefined;
  return reply.from(`${api.addresses[service]}/${encodedPath(request.url, service)}`, {
    rewriteRequestHeaders: (_request, headers) => headersFor(headers, request.ip, token),
    rewriteHeaders: (headers) => ({ 'cache-control': 'no-store', ...without(headers, 'set-cookie') }),
    onResponse: (_request, _reply, response) => {
      if (service === 'identity' && request.method !== 'GET' && secret) sessions.forget(secret);
      reply.send((response as unknown as { stream: NodeJS.ReadableStream }).stream);
    },
    onError: (answer) => void answer.send(new ServiceUnavailable()),
  });
}

const without = <H extends object>(headers: H, name: string): H =>
  Object.fromEntries(Object.entries(headers).filter(([key]) => key !== name)) as H;

const isNeighbour = (name: string): name is Neighbour => (neighbours as string[]).includes(name);

/** As the browser encoded it: decoding and encoding again would lose the difference of `/` and `%2F`. */
const encodedPath = (url: string, service: string): string =>
  url.split('?')[0]!.slice(`/api/${service}/`.length);

function headersFor(
  headers: IncomingHttpHeaders,
  address: string,
  token: string | undefined,
): IncomingHttpHeaders {
  const kept = Object.fromEntries(Object.entries(headers).filter(([name]) => passedOn.has(name)));
  return { ...kept, 'x-forwarded-for': address, ...(token ? { authorization: `Bearer ${token}` } : {}) };
}
