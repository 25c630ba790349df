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
 * Nothing is read that a route does not say it reads (`config.takes`), and no body without a file may take longer than
 * `patienceMs`, read or not. A route that could take one and does not say so stops the start.
 */
export function onlyWhatIsTaken(server: FastifyInstance, patienceMs: number): void {
  server.decorate('taking', []);
  server.addHook('onRoute', ({ method, url, config }) => {
    const reads = [method].flat().some((name) => name !== 'GET' && name !== 'HEAD' && name !== 'OPTIONS');
    if (reads && !config?.takes) throw new Error(`${String(method)} ${url} does not say what it takes`);
    for (const name of [method].flat()) server.taking.push({ method: name, url, takes: config?.takes ?? [] });
  });
  server.addHook('onRequest', async (request) => {
    if (!hasBody(request)) return;
    const { takes = [] } = request.routeOptions.config ?? {};
    const type = mediaType(request);
    if (type !== multipart || !takes.includes(multipart)) closeWhenSlow(request, patienceMs);
    if (request.is404 || takes.includes(type)) return;
    throw new MediaTypeRefused(takes);
  });
}

const hasBody = ({ headers }: FastifyRequest): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

const mediaType = ({ headers }: FastifyRequest): string =>
  (headers['content-type'] ?? '').split(';')[0]!.trim().toLowerCase();

/** A body that never ends, read or not, holds a connection: it is cut. */
function closeWhenSlow({ raw }: FastifyRequest, patienceMs: number): void {
  const timer = setTimeout(() => {
    if (!raw.complete) raw.destroy();
  }, patienceMs);
  timer.unref();
  raw.once('close', () => clearTimeout(timer));
}
