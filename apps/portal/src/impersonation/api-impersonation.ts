import { startImpersonation } from '@dspt/contracts/identity/impersonations';
import { json } from '@dspt/service-kit/http/bodies';
import type { FastifyInstance } from 'fastify';
import { parse } from '../pages/parse.js';
import type { RequestContexts } from '../pages/request-context.js';
import { paths } from '../paths.js';

/** The dashboard begins to view as a provider: the pages are theirs from then on, the dashboard stays its own. */
export function apiImpersonation(server: FastifyInstance, contexts: RequestContexts): void {
  server.post(
    paths.apiImpersonation,
    { config: { takes: [json], signedIn: true } },
    async (request, reply) => {
      const context = await contexts.of(request);
      const started = await context.ask(startImpersonation, {
        body: parse(startImpersonation.body, request.body),
      });
      contexts.impersonation.write(reply, started.secret);
      return reply.header('cache-control', 'no-store').send({ until: started.session.endsAt });
    },
  );
}
