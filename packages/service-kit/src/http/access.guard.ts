import type { RouteContract } from '@dspt/contracts/define';
import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Tokens } from '../tokens.js';
import { Caller, NotAllowed, OnlyViewing, SecondFactorMissing, SignInRequired } from './caller.js';
import { ROUTE } from './route.js';

/**
 * Closed and global: a handler without a contract is refused, and `surface.ts` stops a service that has one from
 * starting. Messages are not checked here: NATS itself lets each service send only what it needs.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(private readonly tokens: Tokens) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const route = Reflect.getMetadata(ROUTE, context.getHandler()) as RouteContract | undefined;
    if (!route) throw new NotAllowed();
    const request = context.switchToHttp().getRequest<FastifyRequest & { caller?: Caller }>();
    const caller = await this.identify(request.headers.authorization);
    const pending = caller?.claims.secondFactorPending && !route.beforeSecondFactor;
    if (caller && !pending) request.caller = caller;
    if (route.access === 'public') return true;
    if (pending) throw new SecondFactorMissing();
    if (!request.caller) throw new SignInRequired();
    if (request.caller.viewing && route.method !== 'GET' && !route.whileViewing) throw new OnlyViewing();
    if (route.access !== 'authenticated' && !request.caller.may(route.access)) throw new NotAllowed();
    return true;
  }

  private async identify(authorization: string | undefined): Promise<Caller | undefined> {
    if (!authorization?.startsWith('Bearer ')) return undefined;
    const claims = await this.tokens.verify(authorization.slice('Bearer '.length));
    return claims && new Caller(claims);
  }
}
