import type { Output } from '@dspt/contracts/define';
import {
  acceptInvitation,
  acceptMyInvitation,
  declineInvitation,
  declineMyInvitation,
  getInvitation,
  listMyInvitations,
  renewInvitation,
} from '@dspt/contracts/identity/invitations';
import { chooseOrganisation } from '@dspt/contracts/identity/sessions';
import { Controller, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Fields } from '../../pages/form-body.js';
import { Form } from '../../pages/form.js';
import { Page, Submit } from '../../pages/page.js';
import { goTo, type Redirect, type View } from '../../pages/view.js';
import { RequestContext, CurrentContext } from '../../pages/request-context.js';
import { sameTwice } from '../passwords/same-twice.js';
import { paths } from '../../paths.js';
import {
  closedInvitationPage,
  declinedPage,
  declinePage,
  invitationPage,
  myInvitationsPage,
  renewedPage,
  takenPage,
} from './invitations.page.js';
import { orRefusal, refusalsOfLink } from '../registration/refusal.js';
import { orIncomplete } from './links.js';

@Controller()
export class InvitationsController {
  @Page(paths.invitation.accept(':token'), 'public')
  show(@CurrentContext() context: RequestContext, @Param('token') token: string): Promise<View> {
    return orIncomplete(() => this.page(context, token, new Form()));
  }

  @Page(paths.invitation.mine, 'authenticated')
  async mine(@CurrentContext() context: RequestContext): Promise<View> {
    return myInvitationsPage((await context.ask(listMyInvitations, {})).items);
  }

  @Submit(paths.invitation.acceptMine(':id'), 'authenticated')
  acceptMine(
    @CurrentContext() context: RequestContext,
    @Param('id') id: string,
    @Fields() form: Form,
  ): Promise<View | Redirect> {
    return form.submit(
      () => this.join(context, id),
      async (again) => myInvitationsPage((await context.ask(listMyInvitations, {})).items, again),
    );
  }

  @Page(paths.invitation.declineMine(':id'), 'authenticated')
  async decliningMine(
    @CurrentContext() context: RequestContext,
    @Param('id') id: string,
  ): Promise<View | Redirect> {
    return this.declineMinePage(context, id, new Form());
  }

  @Submit(paths.invitation.declineMine(':id'), 'authenticated')
  declineMine(
    @CurrentContext() context: RequestContext,
    @Param('id') id: string,
    @Fields() form: Form,
  ): Promise<View | Redirect> {
    return form.submit(
      async () => {
        await context.ask(declineMyInvitation, { params: { id } });
        return goTo(paths.invitation.mine, 'invitation-declined');
      },
      (again) => this.declineMinePage(context, id, again),
    );
  }

  @Page(paths.invitation.decline(':token'), 'public')
  declining(@CurrentContext() context: RequestContext, @Param('token') token: string): Promise<View> {
    return orIncomplete(() => this.declinePage(context, token, new Form()));
  }

  @Submit(paths.invitation.decline(':token'), 'public')
  decline(
    @CurrentContext() context: RequestContext,
    @Param('token') token: string,
    @Fields() form: Form,
  ): Promise<View> {
    const act = async () => {
      await context.ask(declineInvitation, { params: { token } });
      return declinedPage();
    };
    return orIncomplete(() => form.submit(act, (again) => this.declinePage(context, token, again)));
  }

  @Submit(paths.invitation.accept(':token'), 'public')
  accept(
    @CurrentContext() context: RequestContext,
    @Param('token') token: string,
    @Fields() form: Form,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<View | Redirect> {
    const accept = async ({ id, code, email, termsAccepted }: Output<typeof getInvitation>) => {
      if (context.known?.person.email === email && code) return this.join(context, id);
      const password = form.has('confirmation') ? sameTwice(form) : form.raw('password');
      const body = form.parse(acceptInvitation.body, {
        password,
        acceptTerms: termsAccepted || form.text('acceptTerms') === 'yes',
        device: context.device,
      });
      const started = await context.ask(acceptInvitation, { params: { token }, body });
      context.signedIn(reply, started);
      if (code && code !== started.session.organisation?.code)
        await context.ask(chooseOrganisation, { body: { code } });
      return goTo(code ? paths.profile.start : paths.home, 'welcome');
    };
    const act = async () => {
      const invitation = await context.ask(getInvitation, { params: { token } });
      const { code, email, firstName, lastName, telephone } = invitation;
      const typed = Form.of({ email, firstName, lastName, telephone });
      return orRefusal(context, code ?? '', typed, () => accept(invitation), refusalsOfLink);
    };
    // A link that has just been used or replaced gets the page that says so.
    return orIncomplete(() => form.submit(act, (again) => this.page(context, token, again)));
  }

  @Submit(paths.invitation.renew(':token'), 'public')
  renew(
    @CurrentContext() context: RequestContext,
    @Param('token') token: string,
    @Fields() form: Form,
  ): Promise<View> {
    const act = async () => {
      const body = form.parse(renewInvitation.body, { requestId: form.requestId });
      await context.ask(renewInvitation, { params: { token }, body });
      return renewedPage(form.requestId);
    };
    // Used, withdrawn or taken meanwhile: the page of the link says so.
    return orIncomplete(() => form.submit(act, (again) => this.page(context, token, again)));
  }

  private async join(context: RequestContext, id: string): Promise<Redirect> {
    context.became((await context.ask(acceptMyInvitation, { params: { id } })).session);
    return goTo(paths.home, 'organisation-joined');
  }

  /** One that is over meanwhile is no longer in the list. */
  private async declineMinePage(context: RequestContext, id: string, form: Form): Promise<View | Redirect> {
    const { items } = await context.ask(listMyInvitations, {});
    const found = items.find((invitation) => invitation.id === id);
    if (!found) return goTo(paths.invitation.mine);
    const addresses = { action: paths.invitation.declineMine(id), back: paths.invitation.mine };
    return declinePage(found, form, addresses);
  }

  private async declinePage(context: RequestContext, token: string, form: Form): Promise<View> {
    const invitation = await context.ask(getInvitation, { params: { token } });
    if (invitation.state !== 'open' || !invitation.declinable) return this.page(context, token, form);
    const back = paths.invitation.accept(token);
    return declinePage(invitation, form, { action: paths.invitation.decline(token), back });
  }

  private async page(context: RequestContext, token: string, form: Form): Promise<View> {
    const invitation = await context.ask(getInvitation, { params: { token } });
    const { state, sentAt } = invitation;
    if (state === 'taken') return takenPage(invitation, context.known !== undefined);
    if (state !== 'open') return closedInvitationPage(token, { state, sentAt }, form);
    const isTheirs = context.known?.person.email === invitation.email && invitation.code !== null;
    return invitationPage(token, invitation, form, isTheirs);
  }
}
