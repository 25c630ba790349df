import { PartUnavailable } from '../api/parts.js';
import type { Access } from '@dspt/contracts/access';
import type { Session } from '@dspt/contracts/identity/sessions';
import type { Problem } from '@dspt/contracts/problem';
import { NotAllowed, OnlyViewing, SignInRequired } from '@dspt/service-kit/http/caller';
import { Injectable } from '@nestjs/common';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { paths, withQuery } from '../paths.js';
import { Visits, type Visit } from './visit.js';

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

type Visited = FastifyRequest & { visit?: Visit; refused?: Problem };

/**
 * Stands before every page, and before its form is read: of what strangers send to a page that is not public, nothing
 * is. That every page says who may see it, `PageList` makes sure.
 */
@Injectable()
export class PageGuard {
  constructor(private readonly visits: Visits) {}

  standBefore(server: FastifyInstance): void {
    server.addHook('onRequest', async (request: Visited) => {
      const { access, signedIn } = request.routeOptions.config ?? {};
      if (access) await this.admit(request, access);
      if (signedIn && !(await this.visits.of(request)).session) throw new SignInRequired();
    });
    server.addHook('preHandler', async ({ refused }: Visited) => {
      if (refused) throw refused;
    });
  }

  private async admit(request: Visited, access: Access): Promise<void> {
    const visit = await this.visits.orStranger(request);
    request.visit = visit;
    this.checkViewing(visit);
    if (access === 'public') return;
    const refusal = visit.unknown ? new PartUnavailable('identity') : new SignInRequired();
    const typed = request.method === 'POST' && this.visits.wasSignedIn(request);
    if (visit.session) this.check(visit, access);
    else if (typed) request.refused = refusal;
    else throw refusal;
  }

  private checkViewing({ viewingIsOver, session, request: { method, url } }: Visit): void {
    if (viewingIsOver && url !== paths.viewing.over) throw new Detour(paths.viewing.over);
    if (session?.viewing && method === 'POST' && url !== paths.viewing.stop) throw new OnlyViewing();
  }

  private check(visit: Visit, access: Exclude<Access, 'public'>): void {
    const session = visit.session!;
    const first = firstStep(session);
    const { url } = visit.request;
    if (first && !url.startsWith(first))
      throw new Detour(withQuery(first, { return: returnTo(visit.request) }));
    // What is for whoever is signed in is about themselves, and not about whom they view.
    if (access === 'authenticated' ? !session.viewing : visit.may(access)) return;
    if (session.organisation) throw new NotAllowed();
    const { staff, memberships } = session;
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
