import { Logger } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { forRequest } from '../audit/acting.js';

/** Asked every few seconds by whoever watches the process. */
const probes = new Set(['/health', '/ready']);

/** A line for each request when it is answered, with its route: an address may name people. */
export function logRequests(server: FastifyInstance): void {
  const logger = new Logger('Http');
  server.addHook('onResponse', ({ id, method, routeOptions }, { statusCode, elapsedTime }, done) => {
    const route = routeOptions.url ?? 'no route';
    if (!probes.has(route))
      forRequest(id, () => logger.log(`${method} ${route} ${statusCode} in ${Math.round(elapsedTime)} ms`));
    done();
  });
}
