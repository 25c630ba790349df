import type { RouteContract } from '@dspt/contracts/define';
import { Problem } from '@dspt/contracts/problem';
import type { FastifyInstance, FastifyRequest } from 'fastify';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Media types of the bodies this route reads; every other body is refused unread. */
    takes?: readonly string[];
  }
  interface FastifyInstance {
    /** Every route there is, and what it takes. */
    taking: { method: string; url: string; takes: readonly string[] }[];
  }
}

export const json = 'application/json';
export const urlencoded = 'application/x-www-form-urlencoded';
export const multipart = 'multipart/form-data';

/** What an operation reads. JSON where a file belongs is answered with what is missing. */
export const takenBy = ({ consumes }: RouteContract): string[] => (consumes ? [consumes, json] : [json]);

/** What is refused is refused before any of it is read. */
export class MediaTypeRefused extends Problem {
  constructor(takes: readonly string[]) {
    super({
      code: 'media-type-not-supported',
      status: 415,
      title: 'This kind of content is not accepted here',
      detail: 'Nothing of it has been read. Open the page again, and send it from there.',
      accepts: [...takes],
    });
  }
}

/** The most that a multipart body may hold besides its files, in bytes, and how many fields. */
export const multipartLimits = { fields: 60, fieldSize: 100_000, fieldNameSize: 200, headerPairs: 20 };

/**
 * No body without a file may take longer than `patienceMs`; one with a file may take its time while more of it comes.
 * Nor may one that was refused unread: this stands before everything that refuses.
 */
export function letGoOfSlowBodies(server: FastifyInstance, patienceMs: number): void {
  server.addHook('onRequest', async (request, reply) => {
    if (!hasBody(request)) return;
    const { raw } = request;
    const mayBeLong = mediaType(request) === multipart && takesOf(request).includes(multipart);
    let arrived = raw.socket.bytesRead;
    const timer = setInterval(() => {
      const more = raw.socket.bytesRead > arrived;
      arrived = raw.socket.bytesRead;
      if (raw.complete) clearInterval(timer);
      else if (!mayBeLong || !more || reply.sent) raw.destroy();
    }, patienceMs);
    timer.unref();
    raw.once('close', () => clearInterval(timer));
  });
}

/**
 * Nothing is read that a route does not say it reads (`config.takes`). A route that could take a body and does not say so
 * stops the start.
 */
export function onlyWhatIsTaken(server: FastifyInstance): void {
  server.decorate('taking', []);
  server.addHook('onRoute', ({ method, url, config }) => {
    const reads = [method].flat().some((name) => name !== 'GET' && name !== 'HEAD' && name !== 'OPTIONS');
    if (reads && !config?.takes) throw new Error(`${String(method)} ${url} does not say what it takes`);
    for (const name of [method].flat()) server.taking.push({ method: name, url, takes: config?.takes ?? [] });
  });
  server.addHook('onRequest', async (request) => {
    const takes = takesOf(request);
    if (!hasBody(request) || request.is404 || takes.includes(mediaType(request))) return;
    throw new MediaTypeRefused(takes);
  });
}

const takesOf = ({ routeOptions }: FastifyRequest): readonly string[] => routeOptions.config?.takes ?? [];

const hasBody = ({ headers }: FastifyRequest): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

const mediaType = ({ headers }: FastifyRequest): string =>
  (headers['content-type'] ?? '').split(';')[0]!.trim().toLowerCase();
