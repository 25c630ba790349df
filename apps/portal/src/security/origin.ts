import { Problem } from '@dspt/contracts/problem';
import type { FastifyInstance } from 'fastify';
import type { IncomingHttpHeaders } from 'node:http';

class FromElsewhere extends Problem {
  constructor() {
    super({
      code: 'from-elsewhere',
      status: 403,
      title: 'That did not come from this website',
      detail:
        'To keep you safe, nothing was changed. Open the page on this website again, and send it from there.',
    });
  }
}

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/** A change must come from a page of ours, unless its route says otherwise: another website cannot send one in a visitor's name. */
export function onlyFromOurPages(server: FastifyInstance, publicUrl: string): void {
  const { origin } = new URL(publicUrl);
  server.addHook('onRequest', async ({ method, headers, routeOptions: { config } }) => {
    if (!safe.has(method) && !config?.fromAnywhere && !cameFrom(origin, headers)) throw new FromElsewhere();
  });
}

/** By `Origin`; browsers too old to send it say it by `Sec-Fetch-Site` or `Referer`. */
export function cameFrom(origin: string, headers: IncomingHttpHeaders): boolean {
  if (headers.origin !== undefined && headers.origin !== 'null') return headers.origin === origin;
  if (headers['sec-fetch-site'] !== undefined) return headers['sec-fetch-site'] === 'same-origin';
  return headers.origin === undefined && originOf(headers.referer) === origin;
}

function originOf(address: string | undefined): string | undefined {
  return address && URL.canParse(address) ? new URL(address).origin : undefined;
}
