import type { RouteContract } from '@dspt/contracts/define';
import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Tokens } from '../tokens.js';
import { Caller, NotAllowed, OnlyImpersonating, SecondFactorMissing, SignInRequired } from './caller.js';
import { ROUTE } from './route.js';

type Asking = FastifyRequest & { caller?: Caller | undefined };

/**
 * Closed and global: a handler without a contract is refused, and `handler-check.ts` stops a service that has one from
 * starting. Over HTTP it stands before the body, which is not read for somebody who may not send it. Messages are not
 * checked here: NATS itself lets each service send only what it needs.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  private readonly admitted = new WeakSet<FastifyRequest>();

  constructor(private readonly tokens: Tokens) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const route = Reflect.getMetadata(ROUTE, context.getHandler()) as RouteContract | undefined;
    if (!route) throw new NotAllowed();
    const request = context.switchToHttp().getRequest<Asking>();
    if (!this.admitted.has(request)) await this.admit(route, request);
    return true;
  }

  /** Checks every request before any of its body is read. */
  standBefore(server: FastifyInstance): void {
    server.addHook('onRequest', async (request) => {
      const { contract } = request.routeOptions.config ?? {};
      if (!contract) return;
      await this.admit(contract, request);
      this.admitted.add(request);
    });
  }

  private async admit(route: RouteContract, request: Asking): Promise<void> {
    const caller = await this.identify(request.headers.authorization);
    const pending = caller?.claims.secondFactorPending && !route.beforeSecondFactor;
    if (caller && !pending) request.caller = caller;
    if (route.access === 'public') return;
    if (pending) throw new SecondFactorMissing();
    if (!request.caller) throw new SignInRequired();
    if (request.caller.impersonation && route.method !== 'GET' && !route.whileImpersonating)
      throw new OnlyImpersonating();
    if (route.access !== 'authenticated' && !request.caller.may(route.access)) throw new NotAllowed();
  }

  private async identify(authorization: string | undefined): Promise<Caller | undefined> {
    if (!authorization?.startsWith('Bearer ')) return undefined;
    const claims = await this.tokens.verify(authorization.slice('Bearer '.length));
    return claims && new Caller(claims);
  }
}
