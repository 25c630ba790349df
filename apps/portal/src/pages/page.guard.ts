import { PartUnavailable } from '../api/parts.js';
import type { Access } from '@dspt/contracts/access';
import type { Session } from '@dspt/contracts/identity/sessions';
import type { Problem } from '@dspt/contracts/problem';
import { NotAllowed, OnlyImpersonating, SignInRequired } from '@dspt/service-kit/http/caller';
import { Injectable } from '@nestjs/common';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { paths, withQuery } from '../paths.js';
import { RequestContexts, type RequestContext } from './request-context.js';

/** Thrown to send somebody elsewhere before the page they asked for. */
export class Detour extends Error {
  constructor(readonly path: string) {
    super(path);
  }
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** For scripts of somebody signed in. */
    signedIn?: boolean;
  }
}

type WithContext = FastifyRequest & { requestContext?: RequestContext; refused?: Problem };

/**
 * Stands before every page, and before its form is read: of what strangers send to a page that is not public, nothing
 * is. That every page says who may see it, `PageList` makes sure.
 */
@Injectable()
export class PageGuard {
  constructor(private readonly contexts: RequestContexts) {}

  standBefore(server: FastifyInstance): void {
    server.addHook('onRequest', async (request: WithContext) => {
      const { access, signedIn } = request.routeOptions.config ?? {};
      if (access) await this.admit(request, access);
      if (signedIn && !(await this.contexts.of(request)).session) throw new SignInRequired();
    });
    server.addHook('preHandler', async ({ refused }: WithContext) => {
      if (refused) throw refused;
    });
  }

  private async admit(request: WithContext, access: Access): Promise<void> {
    const context = await this.contexts.orStranger(request);
    request.requestContext = context;
    this.checkViewing(context);
    if (access === 'public') return;
    const refusal = context.unknown ? new PartUnavailable('identity') : new SignInRequired();
    const typed = request.method === 'POST' && this.contexts.wasSignedIn(request);
    if (context.session) this.check(context, access);
    else if (typed) request.refused = refusal;
    else throw refusal;
  }

  private checkViewing({ impersonationIsOver, session, request: { method, url } }: RequestContext): void {
    if (impersonationIsOver && url !== paths.impersonation.over) throw new Detour(paths.impersonation.over);
    if (session?.impersonation && method === 'POST' && url !== paths.impersonation.stop)
      throw new OnlyImpersonating();
  }

  private check(context: RequestContext, access: Exclude<Access, 'public'>): void {
    const session = context.session!;
    const first = firstStep(session);
    const { url } = context.request;
    if (first && !url.startsWith(first))
      throw new Detour(withQuery(first, { return: returnTo(context.request) }));
    // What is for whoever is signed in is about themselves, and not about whom they view.
    if (access === 'authenticated' ? !session.impersonation : context.may(access)) return;
    if (session.organisation) throw new NotAllowed();
    const { staff, memberships } = session;
    if (staff && memberships.length === 0) throw new Detour(paths.adminUi);
    throw new Detour(withQuery(paths.chooseOrganisation, { return: returnTo(context.request) }));
  }
}

/** A page can be returned to, what a form is sent to cannot. */
const returnTo = ({ method, url }: FastifyRequest): string | undefined =>
  method === 'GET' ? url : undefined;

/** What somebody signed in must do before anything else. */
function firstStep({ secondFactor }: Session): string | undefined {
  if (secondFactor === 'required') return paths.secondFactor;
  return secondFactor === 'set-up-required' ? paths.setUpSecondFactor : undefined;
}
