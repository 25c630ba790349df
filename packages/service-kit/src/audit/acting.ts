import { AsyncLocalStorage } from 'node:async_hooks';
import type { Claims } from '@dspt/contracts/access';
import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Observable } from 'rxjs';
import type { Caller } from '../http/caller.js';

/** On whose account something is done right now, for the audit trail. */
export interface Acting {
  actor: { id: string | null; name: string; role: string | null } | null;
  requestId: string | null;
  /** Set while a helpdesk action is carried out. */
  action?: { id: string; reason: string; caseNumber: string };
}

const current = new AsyncLocalStorage<Acting>();

/** Everything that `act` writes into the audit trail is on that account. */
export const actingAs = <T>(acting: Acting, act: () => T): T => current.run(acting, act);

/** Nobody, outside a request: the service does it by itself. */
export const acting = (): Acting => current.getStore() ?? { actor: null, requestId: null };

/** Runs every HTTP handler on the account of its caller. */
@Injectable()
export class ActingInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.getType() !== 'http') return next.handle();
    const { caller, id } = context.switchToHttp().getRequest<FastifyRequest & { caller?: Caller }>();
    const account = { actor: caller ? actorOf(caller.claims) : null, requestId: id };
    return new Observable((subscriber) => actingAs(account, () => next.handle().subscribe(subscriber)));
  }
}

const actorOf = ({ sub, name, staff, organisation, viewing }: Claims): Acting['actor'] => ({
  id: sub,
  name,
  // The role by which somebody views is not theirs.
  role: viewing ? null : (staff?.role ?? organisation?.role ?? null),
});
