import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import type { FastifyReply } from 'fastify';

const kept = ['content-type', 'content-disposition', 'content-length', 'last-modified'];

/** A file of a service goes on to the browser as it arrives, never held as a whole. */
export function passOn({ headers, body }: Response, reply: FastifyReply): void {
  for (const name of kept) {
    const value = headers.get(name);
    if (value) void reply.header(name, value);
  }
  void reply.header('cache-control', 'no-store').send(body ? Readable.fromWeb(body as ReadableStream) : '');
}
