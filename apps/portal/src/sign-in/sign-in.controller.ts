import { chooseOrganisation, passSecondFactor, signIn } from '@dspt/contracts/identity/sessions';
import { Controller, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Fields } from '../pages/form-body.js';
import { Form } from '../pages/form.js';
import { Page, Submit } from '../pages/page.js';
import { goTo, type Redirect, type View } from '../pages/view.js';
import { Visit, Visiting } from '../pages/visit.js';
import { localPath, paths } from '../paths.js';
import { carriedIn, mayGoOn } from './carried.js';
import { resumePage, secondFactorPage, signInPage } from './sign-in.page.js';

@Controller()
export class SignInController {
  @Page(paths.signIn, 'public')
  show(@Visiting() visit: Visit, @Query('return') back?: string): View | Redirect {
    const form = Form.of({ return: localPath(back, '') });
    return visit.session ? this.returning(form) : signInPage(form);
  }

  @Submit(paths.signIn, 'public')
  signIn(@Visiting() visit: Visit, @Fields() form: Form, @Res({ passthrough: true }) reply: FastifyReply) {
    return form.submit(async () => {
      const body = form.parse(signIn.body, {
        email: form.text('email'),
        password: form.raw('password'),
        device: visit.device,
      });
      visit.signedIn(reply, await visit.ask(signIn, { body }));
      return this.goOn(visit, form);
    }, signInPage);
  }

  @Page(paths.secondFactor, 'authenticated')
  showSecondFactor(@Visiting() { session }: Visit, @Query('return') back?: string): View | Redirect {
    const form = Form.of({ return: localPath(back, '') });
    return session?.secondFactor === 'required' ? secondFactorPage(form) : goTo(localPath(back, paths.home));
  }

  @Submit(paths.secondFactor, 'authenticated')
  passSecondFactor(
    @Visiting() visit: Visit,
    @Fields() form: Form,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return form.submit(async () => {
      const body = form.parse(passSecondFactor.body, { code: form.text('code').replaceAll(' ', '') });
      visit.signedIn(reply, await visit.ask(passSecondFactor, { body }));
      return this.goOn(visit, form);
    }, secondFactorPage);
  }

  @Submit(paths.signOut, 'public')
  async signOut(
    @Visiting() visit: Visit,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Redirect> {
    await visit.endSession();
    visit.signedOut(reply);
    return goTo(paths.start, 'signed-out');
  }

  /** On to what was typed before the session ended, or to where the person came from. */
  private async goOn(visit: Visit, form: Form): Promise<View | Redirect> {
    const session = visit.session!;
    const carried = carriedIn(form.text('carried'));
    if (session.secondFactor === 'required' && carried)
      return secondFactorPage(form.only(['return', 'carried']));
    const owner = carried && mayGoOn(carried, session);
    if (!carried || !owner || session.secondFactor === 'set-up-required') return this.returning(form);
    if (owner.code && owner.code !== session.organisation?.code)
      visit.became((await visit.ask(chooseOrganisation, { body: { code: owner.code } })).session);
    return resumePage(carried);
  }

  private returning(form: Form): Redirect {
    return goTo(localPath(form.text('return'), paths.home));
  }
}
