import { confirmSecondFactor, startSecondFactor } from '@dspt/contracts/identity/sessions';
import { Controller, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Fields } from '../pages/form-body.js';
import { Form } from '../pages/form.js';
import { Page, Submit } from '../pages/page.js';
import { goTo, type Redirect, type View } from '../pages/view.js';
import { Visit, Visiting } from '../pages/visit.js';
import { localPath, paths } from '../paths.js';
import { accountPage, passwordAgainPage, setUpPage } from './account.page.js';

@Controller()
export class AccountController {
  @Page(paths.account, 'authenticated')
  show(@Visiting() { session }: Visit): View {
    return accountPage(session!);
  }

  @Page(paths.setUpSecondFactor, 'authenticated')
  showSetUp(@Visiting() visit: Visit, @Query('return') back?: string): View | Redirect {
    if (!['none', 'set-up-required'].includes(visit.session!.secondFactor))
      return goTo(localPath(back, paths.account));
    return passwordAgainPage(Form.of({ return: localPath(back, '') }));
  }

  @Submit(paths.setUpSecondFactor, 'authenticated')
  setUp(
    @Visiting() visit: Visit,
    @Fields() form: Form,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<View | Redirect> {
    if (!form.has('secret')) return this.beginSetUp(visit, form);
    return form.submit(
      async () => {
        const body = form.parse(confirmSecondFactor.body, { code: form.text('code').replaceAll(' ', '') });
        visit.signedIn(reply, await visit.ask(confirmSecondFactor, { body }));
        return goTo(localPath(form.text('return'), paths.account), 'second-factor-on');
      },
      (again) => setUpPage({ secret: form.text('secret'), uri: form.text('uri') }, again),
    );
  }

  private beginSetUp(visit: Visit, form: Form): Promise<View> {
    return form.submit(async () => {
      const body = form.parse(startSecondFactor.body, { password: form.raw('password') });
      return setUpPage(await visit.ask(startSecondFactor, { body }), form.only(['return']));
    }, passwordAgainPage);
  }
}
