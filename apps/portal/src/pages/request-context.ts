import { permissions, type Permission } from '@dspt/contracts/access';
import type { Given } from '@dspt/contracts/client';
import type { Output, RouteContract } from '@dspt/contracts/define';
import { device, signOut, type Session } from '@dspt/contracts/identity/sessions';
import { Problem } from '@dspt/contracts/problem';
import { unattendedHeader } from '@dspt/contracts/unattended';
import { SignInRequired } from '@dspt/service-kit/http/caller';
import { ServiceUnavailable } from '@dspt/service-kit/messaging/requests';
import { setTimeout as sleep } from 'node:timers/promises';
import { createParamDecorator, Injectable, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Api, type OnBehalf } from '../api/api.js';
import { ownerOf } from '../api/directory.js';
import { Config } from '../config.js';
import { SessionCookie } from '../sessions/cookie.js';
import { wantedOf } from './download.js';
import { forPrograms } from './for-programs.js';
import { Sessions, type OpenSession } from '../sessions/sessions.js';

/** One request of a browser: who it is, and the way to the services on their behalf. */
export class RequestContext {
  constructor(
    readonly request: FastifyRequest,
    private readonly contexts: RequestContexts,
    private opened: OpenSession | undefined,
    /** The browser was impersonation as a provider, and the time is up. */
    readonly impersonationIsOver = false,
    /** Who it is cannot be found out now: taken for a stranger, which they may not be. */
    readonly unknown = false,
    /** For the session, in ms. */
    readonly waitedMs = 0,
  ) {}

  /** Who is signed in; `undefined` for strangers. */
  get session(): Session | undefined {
    return this.opened?.session;
  }

  /** Who has shown all that is asked of them; whoever still owes a second factor is a stranger. */
  get known(): Session | undefined {
    const { session } = this;
    return session && ['none', 'passed'].includes(session.secondFactor) ? session : undefined;
  }

  /** Proves to services who it is; `undefined` for strangers. */
  get token(): string | undefined {
    return this.opened?.token || undefined;
  }

  /** Code of the organisation acted for. */
  get code(): string {
    const code = this.session?.organisation?.code;
    if (!code) throw new SignInRequired();
    return code;
  }

  /** Names of the cookies, each with what it is for. */
  get cookieNames(): Record<'session' | 'past' | 'device' | 'linking', string> {
    const { cookie, past, device: known, linking } = this.contexts;
    return { session: cookie.name, past: past.name, device: known.name, linking: linking.name };
  }

  /** What makes the browser's device known to the accounts that were signed in to on it; identity judges it. */
  get device(): string | undefined {
    return device.safeParse(this.contexts.device.read(this.request)).data;
  }

  /** The browser keeps this also when somebody signs out. */
  keepDevice(reply: FastifyReply, kept: string | undefined): void {
    if (kept) this.contexts.device.write(reply, kept);
  }

  may(permission: Permission): boolean {
    return this.session !== undefined && permissions(this.session).includes(permission);
  }

  /**
   * Calls a service on behalf of the visitor.
   * @throws {Problem} what the service refused with
   * @example await context.ask(getAssessment, { params: { code: visit.code } })
   */
  ask<C extends RouteContract>(route: C, given: Given<C>): Promise<Output<C>> {
    return this.with(route, (behalf) => this.contexts.api.call(route, given, behalf));
  }

  /** The same for a file to pass on to the browser. */
  download<C extends RouteContract>(route: C, given: Given<C>): Promise<Response> {
    const wanted = wantedOf(this.request);
    return this.with(route, (behalf) => this.contexts.api.download(route, given, behalf, wanted));
  }

  /** The same with a file the browser sent. */
  upload<C extends RouteContract>(route: C, given: Given<C>, file: File): Promise<Output<C>> {
    return this.with(route, (behalf) => this.contexts.api.upload(route, given, file, behalf));
  }

  /** Begins the session of a person who just proved who they are. */
  signedIn(
    reply: FastifyReply,
    started: { secret: string; session: Session; device?: string | undefined },
  ): void {
    const { secret, session } = started;
    if (this.opened) this.contexts.sessions.forget(this.opened.secret);
    this.contexts.cookie.write(reply, secret);
    this.keepDevice(reply, started.device);
    this.opened = { secret, session, token: '', tokenExpiresAt: new Date(0).toISOString() };
  }

  /** The session after a change a service told of, for the rest of this request. */
  became(session: Session): void {
    if (this.opened) this.opened = { ...this.opened, session };
  }

  /** Ends the session; while identity is away, as soon as it is there again: the browser forgets it in any case. */
  async endSession(): Promise<void> {
    const { opened, contexts, request } = this;
    if (!opened) return;
    await this.ask(signOut, {}).catch((error: unknown) => {
      // Whatever else is refused has ended already.
      if (isUnavailable(error)) void contexts.endLater(opened.secret, request.ip);
    });
  }

  signedOut(reply: FastifyReply): void {
    if (this.opened) this.contexts.sessions.forget(this.opened.secret);
    this.contexts.cookie.clear(reply);
    this.contexts.past.write(reply, 'yes');
    this.opened = undefined;
  }

  /** The browser is again what it was before it began to view as a provider. */
  stopViewing(reply: FastifyReply): void {
    if (this.opened) this.contexts.sessions.forget(this.opened.secret);
    this.contexts.impersonation.clear(reply);
    this.opened = undefined;
  }

  /** Somebody has waited for one part in vain already. */
  private hurried = false;

  private async with<R>(route: RouteContract, act: (behalf: OnBehalf) => Promise<R>): Promise<R> {
    const changesIdentity = route.method !== 'GET' && ownerOf(route) === 'identity';
    const token = this.opened?.token ?? '';
    const began = performance.now();
    const waited = () => performance.now() - began;
    try {
      return await act(this.behalf());
    } catch (error) {
      this.hurried ||= isUnavailable(error);
      // With a token in hand: revoked since, or replaced by a change. Once more with a new one.
      if (!this.opened || !isSignInRequired(error)) throw error;
      // Nobody waits twice as long for that.
      await this.renew(token, this.contexts.api.patienceFor(route, waited()));
      return await act(this.behalf(waited())).catch((second: unknown) => {
        // Identity has just said that the session goes on: it is the service that cannot know yet.
        throw isSignInRequired(second) ? new ServiceUnavailable() : second;
      });
    } finally {
      if (changesIdentity && this.opened) this.contexts.sessions.forget(this.opened.secret);
    }
  }

  private behalf(moreMs = 0): OnBehalf {
    const { ip: address, id: requestId, headers } = this.request;
    const userAgent = headers['user-agent'];
    const { hurried, waitedMs } = this;
    return { token: this.token, address, userAgent, requestId, waitedMs: waitedMs + moreMs, hurried };
  }

  private async renew(refused: string, withinMs: number): Promise<void> {
    const { secret } = this.opened!;
    this.contexts.sessions.forget(secret, refused);
    this.opened = await this.contexts.sessions.open(secret, { withinMs });
    if (!this.opened) throw new SignInRequired();
  }
}

const isUnavailable = (error: unknown): boolean => error instanceof Problem && error.status >= 500;

const isSignInRequired = (error: unknown): boolean =>
  error instanceof Problem && error.code === 'sign-in-required';

/** Waits (ms) before a session is ended that could not be; after as long it has ended unused. */
const endAgainAfter = [1_000, 2_000, 5_000, 15_000, ...Array.from({ length: 30 }, () => 60_000)];

/** Makes the context of a request, once. */
@Injectable()
export class RequestContexts {
  readonly cookie: SessionCookie;
  /** Besides the other, in which staff stay signed in at the dashboard. */
  readonly impersonation: SessionCookie;
  /** Says that somebody signed out here: what they had typed in another window is still theirs. */
  readonly past: SessionCookie;
  /** Kept by browsers for as long as they keep any cookie. */
  readonly device: SessionCookie;
  /** On the way to another service to sign in there, and back. */
  readonly linking: SessionCookie;
  private readonly made = new WeakMap<FastifyRequest, Promise<RequestContext>>();

  constructor(
    readonly api: Api,
    readonly sessions: Sessions,
    config: Config,
  ) {
    this.cookie = new SessionCookie(config.PUBLIC_URL);
    this.impersonation = new SessionCookie(config.PUBLIC_URL, 'impersonation');
    this.past = new SessionCookie(config.PUBLIC_URL, 'past');
    this.device = new SessionCookie(config.PUBLIC_URL, 'device', 400 * 24 * 3600);
    this.linking = new SessionCookie(config.PUBLIC_URL, 'linking', 10 * 60);
  }

  /** Whether this browser had a session, which may have ended while a form was filled in. */
  wasSignedIn(request: FastifyRequest): boolean {
    return [this.cookie, this.impersonation, this.past].some((cookie) => cookie.read(request) !== undefined);
  }

  of(request: FastifyRequest): Promise<RequestContext> {
    let context = this.made.get(request);
    if (!context) this.made.set(request, (context = this.make(request)));
    return context;
  }

  /** A visitor who is taken for a stranger when it cannot be found out. */
  async orStranger(request: FastifyRequest): Promise<RequestContext> {
    const asked = performance.now();
    return this.of(request).catch(
      () => new RequestContext(request, this, undefined, false, true, performance.now() - asked),
    );
  }

  /** A process that ends before has left a session that nobody has the secret of, and that ends unused. */
  async endLater(secret: string, address: string): Promise<void> {
    for (const ms of endAgainAfter) {
      await sleep(ms, undefined, { ref: false });
      try {
        const opened = await this.sessions.open(secret, { touch: false });
        if (opened) await this.api.call(signOut, {}, { token: opened.token, address });
        return this.sessions.forget(secret);
      } catch (error) {
        if (!isUnavailable(error)) return;
      }
    }
  }

  private async make(request: FastifyRequest): Promise<RequestContext> {
    const impersonation = forPrograms(request.url) ? undefined : this.impersonation.read(request);
    if (impersonation) {
      const opened = await this.sessions.open(impersonation);
      return new RequestContext(request, this, opened, !opened);
    }
    const secret = this.cookie.read(request);
    const asked = performance.now();
    const opened = secret ? await this.sessions.open(secret, { touch: isAttended(request) }) : undefined;
    return new RequestContext(request, this, opened, false, false, performance.now() - asked);
  }
}

/** What a page asks by itself, while nobody may be there, does not keep anybody signed in. */
export const isAttended = ({ headers }: FastifyRequest): boolean => headers[unattendedHeader] === undefined;

/** The context of the request a handler serves. */
export const CurrentContext = createParamDecorator(
  (_: unknown, execution: ExecutionContext): RequestContext =>
    execution.switchToHttp().getRequest<{ requestContext: RequestContext }>().requestContext,
);
