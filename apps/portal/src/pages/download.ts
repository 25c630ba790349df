import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';

const passedOn = ['content-type', 'content-disposition', 'content-length'];

/** A service's file on its way to the browser. */
export function passOn(response: Response, reply: FastifyReply): Readable | string {
  for (const name of passedOn) {
    const value = response.headers.get(name);
    if (value) void reply.header(name, value);
  }
  void reply.header('cache-control', 'no-store');
  return response.body ? Readable.from(response.body) : '';
}
