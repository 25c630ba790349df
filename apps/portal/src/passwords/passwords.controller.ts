import {
  getPasswordReset,
  renewPasswordReset,
  requestPasswordReset,
  resetPassword,
} from '@dspt/contracts/identity/passwords';
import { Controller, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { humanAnswerIn, humanCheck, newChallenge, wantsAnotherImage } from '../human-check/human-check.js';
import { Fields } from '../pages/form-body.js';
import { Form } from '../pages/form.js';
import { Page, Submit } from '../pages/page.js';
import { goTo, type Redirect, type View } from '../pages/view.js';
import { Visit, Visiting } from '../pages/visit.js';
import { paths } from '../paths.js';
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
  forgotten(@Visiting() visit: Visit): Promise<View> {
    return this.ask(visit, new Form());
  }

  @Submit(paths.forgottenPassword, 'public')
  request(@Visiting() visit: Visit, @Fields() form: Form): Promise<View> | View {
    const again = (shown: Form) => this.ask(visit, shown);
    if (wantsAnotherImage(form)) return again(form);
    return form.submit(async () => {
      const given = { email: form.text('email'), human: humanAnswerIn(form), requestId: form.requestId };
      const body = form.parse(requestPasswordReset.body, given);
      await visit.ask(requestPasswordReset, { body });
      return resetSentPage(body.email);
    }, again);
  }

  @Page(paths.resetPassword(':token'), 'public')
  show(@Visiting() visit: Visit, @Param('token') token: string): Promise<View> {
    return orIncomplete(() => this.page(visit, token, new Form()));
  }

  @Submit(paths.renewReset(':token'), 'public')
  renew(@Visiting() visit: Visit, @Param('token') token: string, @Fields() form: Form): Promise<View> {
    const act = async () => {
      const body = form.parse(renewPasswordReset.body, { requestId: form.requestId });
      await visit.ask(renewPasswordReset, { params: { token }, body });
      return resetRenewedPage(form.requestId);
    };
    return orIncomplete(() => form.submit(act, (again) => this.page(visit, token, again)));
  }

  @Submit(paths.resetPassword(':token'), 'public')
  reset(
    @Visiting() visit: Visit,
    @Param('token') token: string,
    @Fields() form: Form,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<View | Redirect> {
    const act = async () => {
      const body = form.parse(resetPassword.body, { password: sameTwice(form), device: visit.device });
      const { device } = await visit.ask(resetPassword, { params: { token }, body });
      visit.signedOut(reply);
      visit.keepDevice(reply, device);
      return goTo(paths.signIn, 'password-changed');
    };
    return orIncomplete(() => form.submit(act, (again) => this.page(visit, token, again)));
  }

  private async ask(visit: Visit, form: Form): Promise<View> {
    return forgottenPage(form, humanCheck(await newChallenge(visit), form));
  }

  private async page(visit: Visit, token: string, form: Form): Promise<View> {
    const reset = await visit.ask(getPasswordReset, { params: { token } });
    return reset.state === 'open' ? resetPage(token, reset, form) : closedResetPage(token, reset.state, form);
  }
}
