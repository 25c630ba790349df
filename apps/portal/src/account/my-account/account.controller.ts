import { getOwnAccount } from '@dspt/contracts/identity/own-account';
import { leaveOrganisation } from '@dspt/contracts/identity/users';
import { confirmSecondFactor, startSecondFactor } from '@dspt/contracts/identity/sessions';
import { Controller, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ifAvailable } from '../../api/api.js';
import { Fields } from '../../pages/form-body.js';
import { Form } from '../../pages/form.js';
import { Page, Submit } from '../../pages/page.js';
import { goTo, type Redirect, type View } from '../../pages/view.js';
import { RequestContext, CurrentContext } from '../../pages/request-context.js';
import { localPath, paths } from '../../paths.js';
import { unlessGone } from './unless-gone.js';
import { accountPage, leavePage, passwordAgainPage, setUpPage } from './account.page.js';

@Controller()
export class AccountController {
  @Page(paths.account, 'authenticated')
  async show(@CurrentContext() context: RequestContext): Promise<View> {
    return accountPage(context.session!, await ifAvailable(context.ask(getOwnAccount, {})));
  }

  @Page(paths.leaveOrganisation(':code'), 'authenticated')
  showLeave(@CurrentContext() context: RequestContext, @Param('code') code: string): View | Redirect {
    const membership = membershipIn(context, code);
    return membership ? leavePage(membership) : goTo(paths.account);
  }

  @Submit(paths.leaveOrganisation(':code'), 'authenticated')
  async leave(
    @CurrentContext() context: RequestContext,
    @Param('code') code: string,
    @Fields() form: Form,
  ): Promise<View | Redirect> {
    const left = goTo(paths.account, 'organisation-left');
    const membership = membershipIn(context, code);
    // Pressed twice, or removed by somebody else meanwhile: it is as they want it.
    if (!membership) return left;
    return form.submit(
      async () => {
        await context.ask(leaveOrganisation, { params: { code } }).catch(unlessGone);
        return left;
      },
      (again) => leavePage(membership, again),
    );
  }

  @Page(paths.setUpSecondFactor, 'authenticated')
  showSetUp(@CurrentContext() context: RequestContext, @Query('return') back?: string): View | Redirect {
    if (!['none', 'set-up-required'].includes(context.session!.secondFactor))
      return goTo(localPath(back, paths.account));
    return passwordAgainPage(Form.of({ return: localPath(back, '') }));
  }

  @Submit(paths.setUpSecondFactor, 'authenticated')
  setUp(
    @CurrentContext() context: RequestContext,
    @Fields() form: Form,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<View | Redirect> {
    if (!form.has('secret')) return this.beginSetUp(context, form);
    return form.submit(
      async () => {
        const body = form.parse(confirmSecondFactor.body, { code: form.text('code').replaceAll(' ', '') });
        context.signedIn(reply, await context.ask(confirmSecondFactor, { body }));
        return goTo(localPath(form.text('return'), paths.account), 'second-factor-on');
      },
      (again) => setUpPage({ secret: form.text('secret'), uri: form.text('uri') }, again),
    );
  }

  private beginSetUp(context: RequestContext, form: Form): Promise<View> {
    return form.submit(async () => {
      const body = form.parse(startSecondFactor.body, { password: form.raw('password') });
      return setUpPage(await context.ask(startSecondFactor, { body }), form.only(['return']));
    }, passwordAgainPage);
  }
}

const membershipIn = ({ session }: RequestContext, code: string) =>
  session!.memberships.find((membership) => membership.code === code);
