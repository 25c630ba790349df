import {
  acceptInvitation,
  getInvitation,
  invitationProblem,
  renewInvitation,
} from '@dspt/contracts/identity/registrations';
import { chooseOrganisation } from '@dspt/contracts/identity/sessions';
import { Problem } from '@dspt/contracts/problem';
import { Controller, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Fields } from '../pages/form-body.js';
import { Form } from '../pages/form.js';
import { Page, Submit } from '../pages/page.js';
import { goTo, type Redirect, type View } from '../pages/view.js';
import { Visit, Visiting } from '../pages/visit.js';
import { sameTwice } from '../passwords/same-twice.js';
import { paths } from '../paths.js';
import { closedInvitationPage, invitationPage, renewedPage } from './invitations.page.js';

@Controller()
export class InvitationsController {
  @Page(paths.invitation.accept(':token'), 'public')
  show(@Visiting() visit: Visit, @Param('token') token: string): Promise<View> {
    return this.page(visit, token, new Form());
  }

  @Submit(paths.invitation.accept(':token'), 'public')
  accept(
    @Visiting() visit: Visit,
    @Param('token') token: string,
    @Fields() form: Form,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<View | Redirect> {
    const act = async () => {
      const password = form.has('confirmation') ? sameTwice(form) : form.raw('password');
      const body = form.parse(acceptInvitation.body, {
        password,
        acceptTerms: form.text('acceptTerms') === 'yes',
      });
      const { code } = await visit.ask(getInvitation, { params: { token } });
      const started = await visit.ask(acceptInvitation, { params: { token }, body });
      visit.signedIn(reply, started);
      if (code && code !== started.session.organisation?.code)
        await visit.ask(chooseOrganisation, { body: { code } });
      return goTo(code ? paths.profile.start : paths.home, 'welcome');
    };
    // A link that has just been used or replaced gets the page that says so.
    return form.submit(act, (again) => this.page(visit, token, again));
  }

  @Submit(paths.invitation.renew(':token'), 'public')
  async renew(@Visiting() visit: Visit, @Param('token') token: string): Promise<View> {
    try {
      await visit.ask(renewInvitation, { params: { token } });
    } catch (error) {
      const code = error instanceof Problem ? invitationProblem.safeParse(error.code).data : undefined;
      if (code) return closedInvitationPage(token, stateOf[code]);
      throw error;
    }
    return renewedPage();
  }

  private async page(visit: Visit, token: string, form: Form): Promise<View> {
    const invitation = await visit.ask(getInvitation, { params: { token } });
    return invitation.state === 'open'
      ? invitationPage(token, invitation, form)
      : closedInvitationPage(token, invitation.state);
  }
}

const stateOf = {
  'invitation-expired': 'expired',
  'invitation-used': 'used',
  'invitation-cancelled': 'cancelled',
} as const;
