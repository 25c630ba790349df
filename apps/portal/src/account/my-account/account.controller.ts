import { confirmSecondFactor, startSecondFactor } from '@dspt/contracts/identity/sessions';
import { Controller, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Fields } from '../../pages/form-body.js';
import { Form } from '../../pages/form.js';
import { Page, Submit } from '../../pages/page.js';
import { goTo, type Redirect, type View } from '../../pages/view.js';
import { RequestContext, CurrentContext } from '../../pages/request-context.js';
import { localPath, paths } from '../../paths.js';
import { accountPage, passwordAgainPage, setUpPage } from './account.page.js';

@Controller()
export class AccountController {
  @Page(paths.account, 'authenticated')
  show(@CurrentContext() { session }: RequestContext): View {
    return accountPage(session!);
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
