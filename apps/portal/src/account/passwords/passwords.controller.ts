import {
  getPasswordReset,
  renewPasswordReset,
  requestPasswordReset,
  resetPassword,
} from '@dspt/contracts/identity/passwords';
import { Controller, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { humanAnswerIn, humanCheck, newChallenge, wantsAnotherImage } from '../../human-check/human-check.js';
import { Fields } from '../../pages/form-body.js';
import { Form } from '../../pages/form.js';
import { Page, Submit } from '../../pages/page.js';
import { goTo, type Redirect, type View } from '../../pages/view.js';
import { RequestContext, CurrentContext } from '../../pages/request-context.js';
import { paths } from '../../paths.js';
import {
  closedResetPage,
  forgottenPage,
  resetPage,
  resetRenewedPage,
  resetSentPage,
} from './passwords.page.js';
import { orIncomplete } from '../invitations/links.js';
import { sameTwice } from './same-twice.js';

@Controller()
export class PasswordsController {
  @Page(paths.forgottenPassword, 'public')
  forgotten(@CurrentContext() context: RequestContext): Promise<View> {
    return this.ask(context, new Form());
  }

  @Submit(paths.forgottenPassword, 'public')
  request(@CurrentContext() context: RequestContext, @Fields() form: Form): Promise<View> | View {
    const again = (shown: Form) => this.ask(context, shown);
    if (wantsAnotherImage(form)) return again(form);
    return form.submit(async () => {
      const given = { email: form.text('email'), human: humanAnswerIn(form), requestId: form.requestId };
      const body = form.parse(requestPasswordReset.body, given);
      await context.ask(requestPasswordReset, { body });
      return resetSentPage(body.email);
    }, again);
  }

  @Page(paths.resetPassword(':token'), 'public')
  show(@CurrentContext() context: RequestContext, @Param('token') token: string): Promise<View> {
    return orIncomplete(() => this.page(context, token, new Form()));
  }

  @Submit(paths.renewReset(':token'), 'public')
  renew(
    @CurrentContext() context: RequestContext,
    @Param('token') token: string,
    @Fields() form: Form,
  ): Promise<View> {
    const act = async () => {
      const body = form.parse(renewPasswordReset.body, { requestId: form.requestId });
      await context.ask(renewPasswordReset, { params: { token }, body });
      return resetRenewedPage(form.requestId);
    };
    return orIncomplete(() => form.submit(act, (again) => this.page(context, token, again)));
  }

  @Submit(paths.resetPassword(':token'), 'public')
  reset(
    @CurrentContext() context: RequestContext,
    @Param('token') token: string,
    @Fields() form: Form,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<View | Redirect> {
    const act = async () => {
      const body = form.parse(resetPassword.body, { password: sameTwice(form), device: context.device });
      const { device } = await context.ask(resetPassword, { params: { token }, body });
      context.signedOut(reply);
      context.keepDevice(reply, device);
      return goTo(paths.signIn, 'password-changed');
    };
    return orIncomplete(() => form.submit(act, (again) => this.page(context, token, again)));
  }

  private async ask(context: RequestContext, form: Form): Promise<View> {
    return forgottenPage(form, humanCheck(await newChallenge(context), form));
  }

  private async page(context: RequestContext, token: string, form: Form): Promise<View> {
    const reset = await context.ask(getPasswordReset, { params: { token } });
    return reset.state === 'open' ? resetPage(token, reset, form) : closedResetPage(token, reset.state, form);
  }
}
