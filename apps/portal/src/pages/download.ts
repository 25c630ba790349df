import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** What a browser says of the file it asks for: how it may be compressed, and which one it has already. */
const asked = ['accept-encoding', 'if-none-match', 'if-modified-since'];

const passedOn = [
  'content-type',
  'content-disposition',
  'content-length',
  'content-encoding',
  'etag',
  'last-modified',
  'vary',
];

export const wantedOf = ({ headers }: FastifyRequest): Record<string, string> =>
  Object.fromEntries(asked.flatMap((name) => (headers[name] ? [[name, String(headers[name])]] : [])));

/** A service's file on its way to the browser, as it is: compressed when it is, and not at all when the browser has it. */
export function passOn(response: Response, reply: FastifyReply): Readable | string {
  void reply.status(response.status);
  for (const name of passedOn) {
    const value = response.headers.get(name);
    if (value) void reply.header(name, value);
  }
  void reply.header('cache-control', response.headers.get('cache-control') ?? 'no-store');
  return response.body ? Readable.from(response.body) : '';
}
