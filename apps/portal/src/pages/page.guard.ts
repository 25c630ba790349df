import type { Access } from '@dspt/contracts/access';
import type { Session } from '@dspt/contracts/identity/sessions';
import { NotAllowed, OnlyViewing, SignInRequired } from '@dspt/service-kit/http/caller';
import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { paths, withQuery } from '../paths.js';
import { PAGE_ACCESS } from './page.js';
import { Visits, type Visit } from './visit.js';

/** Thrown to send somebody elsewhere before the page they asked for. */
export class Detour extends Error {
  constructor(readonly path: string) {
    super(path);
  }
}

/** Closed and global: a handler that does not say who may see it is shown to nobody. */
@Injectable()
export class PageGuard implements CanActivate {
  constructor(private readonly visits: Visits) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = Reflect.getMetadata(PAGE_ACCESS, context.getHandler()) as Access | undefined;
    if (!access) throw new NotAllowed();
    const request = context.switchToHttp().getRequest<FastifyRequest & { visit: Visit }>();
    request.visit =
      access === 'public' ? await this.visits.orStranger(request) : await this.visits.of(request);
    this.checkViewing(request.visit);
    if (access !== 'public') this.check(request.visit, access);
    return true;
  }

  private checkViewing({ viewingIsOver, session, request: { method, url } }: Visit): void {
    if (viewingIsOver && url !== paths.viewing.over) throw new Detour(paths.viewing.over);
    if (session?.viewing && method === 'POST' && url !== paths.viewing.stop) throw new OnlyViewing();
  }

  private check(visit: Visit, access: Exclude<Access, 'public'>): void {
    if (!visit.session) throw new SignInRequired();
    const first = firstStep(visit.session);
    const { url } = visit.request;
    if (first && !url.startsWith(first))
      throw new Detour(withQuery(first, { return: returnTo(visit.request) }));
    // What is for whoever is signed in is about themselves, and not about whom they view.
    if (access === 'authenticated' ? !visit.session.viewing : visit.may(access)) return;
    if (visit.session.organisation) throw new NotAllowed();
    const { staff, memberships } = visit.session;
    if (staff && memberships.length === 0) throw new Detour(paths.adminUi);
    throw new Detour(withQuery(paths.chooseOrganisation, { return: returnTo(visit.request) }));
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
