import {
  getLinkedAccount,
  linkAccount,
  openidProblem,
  proveOpenid,
  signInWithOpenid,
  startOpenid,
  unlinkAccount,
} from '@dspt/contracts/identity/openid';
import { NotFound, Problem } from '@dspt/contracts/problem';
import { Controller, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Config } from '../../config.js';
import { Fields } from '../../pages/form-body.js';
import { Form } from '../../pages/form.js';
import { Page, Submit } from '../../pages/page.js';
import { CurrentContext, RequestContext } from '../../pages/request-context.js';
import { goTo, LeadAway, type Redirect, type View } from '../../pages/view.js';
import { localPath, paths } from '../../paths.js';
import {
  linkedAccountPage,
  linkPage,
  notLinkedPage,
  notSignedInPage,
  unlinkPage,
} from './linked-account.page.js';
import { LinkingCookie } from './linking-cookie.js';

type Answer = View | Redirect | LeadAway;

/** Signing in with an account of another service (OpenID Connect). */
@Controller()
export class LinkedAccountController {
  constructor(
    private readonly config: Config,
    private readonly cookie: LinkingCookie,
  ) {}

  /** Links lead here, no form: a page may send forms nowhere but to us. */
  @Page(paths.linkedAccount.begin, 'public')
  begin(
    @CurrentContext() context: RequestContext,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query('return') wanted?: string,
  ): Promise<Answer> {
    const back = localPath(wanted, '');
    return this.orSayWhy(back, async () => {
      const { url, sealed } = await context.ask(startOpenid, {});
      this.cookie.write(reply, { sealed, back });
      return new LeadAway(url);
    });
  }

  /** Whoever is signed in already links the account; everybody else signs in with it. */
  @Page(paths.linkedAccount.comeBack, 'public')
  comeBack(
    @CurrentContext() context: RequestContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Answer> {
    const { sealed, back } = this.cookie.read(context.request);
    this.cookie.clear(reply);
    return this.orSayWhy(back, async (service) => {
      if (!sealed) throw new NothingBegun(service);
      const { url } = context.request;
      const returned = url.slice(url.indexOf('?') + 1);
      if (context.known) {
        const stranger = await context.ask(proveOpenid, { body: { sealed, returned } });
        this.cookie.write(reply, { stranger, back });
        return goTo(paths.ownAccount.linkAccount);
      }
      const { device } = context;
      const answer = await context.ask(signInWithOpenid, { body: { sealed, returned, device } });
      if ('started' in answer) {
        context.signedIn(reply, answer.started);
        return goTo(localPath(back, paths.home));
      }
      this.cookie.write(reply, { stranger: answer.stranger, back });
      return notLinkedPage(service, answer.stranger.account);
    });
  }

  @Page(paths.ownAccount.linkedAccount, 'authenticated')
  async show(@CurrentContext() context: RequestContext): Promise<View> {
    return linkedAccountPage(this.service, (await context.ask(getLinkedAccount, {})).linked);
  }

  @Page(paths.ownAccount.linkAccount, 'authenticated')
  showLinking(@CurrentContext() context: RequestContext): View | Redirect {
    return this.linkPage(context, new Form());
  }

  @Submit(paths.ownAccount.linkAccount, 'authenticated')
  link(
    @CurrentContext() context: RequestContext,
    @Fields() form: Form,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<View | Redirect> {
    const { stranger, back } = this.cookie.read(context.request);
    return form.submit(
      async () => {
        if (!stranger) throw new NothingBegun(this.service);
        const given = { proof: stranger.proof, password: form.raw('password') };
        await context.ask(linkAccount, { body: form.parse(linkAccount.body, given) });
        this.cookie.clear(reply);
        return goTo(localPath(back, paths.ownAccount.linkedAccount), 'account-linked');
      },
      (again) => this.linkPage(context, again),
    );
  }

  @Page(paths.ownAccount.unlinkAccount, 'authenticated')
  showUnlinking(): View {
    return unlinkPage(this.service, new Form());
  }

  @Submit(paths.ownAccount.unlinkAccount, 'authenticated')
  unlink(@CurrentContext() context: RequestContext, @Fields() form: Form): Promise<View | Redirect> {
    return form.submit(
      async () => {
        const body = form.parse(unlinkAccount.body, { password: form.raw('password') });
        await context.ask(unlinkAccount, { body });
        return goTo(paths.ownAccount.linkedAccount, 'account-unlinked');
      },
      (again) => unlinkPage(this.service, again),
    );
  }

  /** Without somebody who came back there is nothing to link. */
  private linkPage(context: RequestContext, form: Form): View | Redirect {
    const { stranger } = this.cookie.read(context.request);
    const { email } = context.session!.person;
    return stranger
      ? linkPage(this.service, { account: stranger.account, email }, form)
      : goTo(paths.ownAccount.linkedAccount);
  }

  private async orSayWhy(back: string, act: (service: string) => Promise<Answer>): Promise<Answer> {
    const { service } = this;
    try {
      return await act(service);
    } catch (error) {
      if (error instanceof Problem && openidProblem.safeParse(error.code).success)
        return notSignedInPage(error.details, back);
      throw error;
    }
  }

  /** What people call it. @throws {NotFound} when there is none */
  private get service(): string {
    const { OPENID_NAME: name } = this.config;
    if (!name) throw new NotFound('page');
    return name;
  }
}

/** An old page, or one of another browser. */
class NothingBegun extends Problem {
  constructor(service: string) {
    super({
      code: openidProblem.enum['openid-failed'],
      status: 400,
      title: `You could not be signed in with ${service}`,
      detail: 'You came back to an old page, or your browser keeps no cookies. Try again.',
    });
  }
}
