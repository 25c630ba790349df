import type { Clock } from '@dspt/service-kit/clock';
import type { FastifyInstance } from 'fastify';

const dayMs = 24 * 3600 * 1000;
/** It is written anew with each request, so it says for how long a copy of it may be believed. */
const goodForDays = 90;

/** Where to tell of a weakness (RFC 9116). */
export function securityTxt(
  server: FastifyInstance,
  { clock, ...told }: { publicUrl: string; contact: string; clock: Clock },
): void {
  for (const path of ['/.well-known/security.txt', '/security.txt'])
    server.get(path, (_, reply) =>
      reply
        .type('text/plain; charset=utf-8')
        .header('cache-control', 'public, max-age=86400')
        .send(textOf(told, clock.now())),
    );
}

function textOf({ publicUrl, contact }: { publicUrl: string; contact: string }, now: Date): string {
  const expires = new Date(Math.floor(now.getTime() / dayMs + goodForDays) * dayMs);
  return [
    `Contact: ${contact}`,
    `Expires: ${expires.toISOString()}`,
    'Preferred-Languages: en',
    `Canonical: ${publicUrl}/.well-known/security.txt`,
    '',
  ].join('\n');
}
