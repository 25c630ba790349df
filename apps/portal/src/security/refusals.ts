import { reportRefusal } from '@dspt/contracts/identity/security-events';
import type { Requests } from '@dspt/service-kit/messaging/requests';
import { Logger } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import type { RequestContexts } from '../pages/request-context.js';

const logger = new Logger('Refusals');

/** Whatever a signed-in person is refused, here or by a service behind, is told to identity, which writes it down. */
export function reportRefusals(server: FastifyInstance, contexts: RequestContexts, requests: Requests): void {
  server.addHook('onResponse', async (request, reply) => {
    if (reply.statusCode !== 403) return;
    const { session } = await contexts.orStranger(request);
    if (!session) return;
    const refusal = {
      personId: session.person.id,
      sessionId: session.id,
      code: session.organisation?.code ?? null,
      operation: `${request.method} ${request.routeOptions.url ?? ''}`,
      address: request.ip,
      requestId: request.id,
    };
    await requests.ask(reportRefusal, refusal).catch((error: unknown) => logger.warn(String(error)));
  });
}
