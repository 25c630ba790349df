import { AsyncLocalStorage } from 'node:async_hooks';
import type { Claims } from '@dspt/contracts/access';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Caller } from '../http/caller.js';

/** On whose account something is done right now, for the audit trail. */
export interface Acting {
  actor: { id: string | null; name: string; role: string | null } | null;
  /** The request of a browser that has led to it, however many services and events lie between. */
  requestId: string | null;
  /** Where the request came from; never written down as it is. */
  address?: string;
  /** What the browser says it is. */
  userAgent?: string | undefined;
  /** Set while a helpdesk action is executed. */
  action?: { id: string; reason: string; caseNumber: string };
}

const current = new AsyncLocalStorage<Acting>();

/** Everything that `act` writes into the audit trail is on that account. */
export const actingAs = <T>(acting: Acting, act: () => T): T => current.run(acting, act);

/** What a request of another service or an event leads to is nobody's doing, and found by the id of the first request. */
export const forRequest = <T>(requestId: string | null, act: () => T): T =>
  actingAs({ actor: null, requestId }, act);

/** Nobody, outside a request: the service does it by itself. */
export const acting = (): Acting => current.getStore() ?? { actor: null, requestId: null };

/** Everything done for an HTTP request is on the account of its caller, whom the guard makes known. */
export function actAsCaller(server: FastifyInstance): void {
  // Reading a body loses the context of whoever waits for it.
  for (const stage of ['onRequest', 'preHandler'] as const) server.addHook(stage, actingAsCaller);
}

const actingAsCaller = (request: FastifyRequest & { caller?: Caller }, _: unknown, next: () => void): void =>
  actingAs(
    {
      get actor() {
        return request.caller ? actorOf(request.caller.claims) : null;
      },
      requestId: request.id,
      address: request.ip,
      userAgent: request.headers['user-agent'],
    },
    next,
  );

const actorOf = ({ sub, name, staff, organisation, impersonation }: Claims): Acting['actor'] => ({
  id: sub,
  name,
  // The role by which somebody views is not theirs.
  role: impersonation ? null : (staff?.role ?? organisation?.role ?? null),
});
