import { passSecondFactorWithPasskey, signInWithPasskey } from '@dspt/contracts/identity/passkeys';
import { passSecondFactor } from '@dspt/contracts/identity/second-factors';
import { chooseOrganisation, signIn } from '@dspt/contracts/identity/sessions';
import { Controller, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Fields } from '../../pages/form-body.js';
import { Form } from '../../pages/form.js';
import { Page, Submit } from '../../pages/page.js';
import { goTo, type Redirect, type View } from '../../pages/view.js';
import { RequestContext, CurrentContext } from '../../pages/request-context.js';
import { localPath, paths } from '../../paths.js';
import { passkeyIn } from '../passkeys/passkey-field.js';
import { readInterrupted, mayGoOn } from './interrupted-form.js';
import { resumePage, secondFactorPage, signInPage } from './sign-in.page.js';

const notSignedInYet = {
  field: 'email',
  message: 'Sign in there first, or enter your email address and password here',
};

@Controller()
export class SignInController {
  @Page(paths.signIn, 'public')
  show(@CurrentContext() context: RequestContext, @Query('return') back?: string): View | Redirect {
    const form = Form.of({ return: localPath(back, '') });
    return context.session ? this.returning(form) : signInPage(form);
  }

  @Submit(paths.signIn, 'public')
  signIn(
    @CurrentContext() context: RequestContext,
    @Fields() form: Form,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return form.submit(async () => {
      const body = form.parse(signIn.body, {
        email: form.text('email'),
        password: form.raw('password'),
        device: context.device,
      });
      context.signedIn(reply, await context.ask(signIn, { body }));
      return this.goOn(context, form);
    }, signInPage);
  }

  @Page(paths.secondFactor, 'authenticated')
  showSecondFactor(
    @CurrentContext() { session }: RequestContext,
    @Query('return') back?: string,
  ): View | Redirect {
    const form = Form.of({ return: localPath(back, '') });
    return session?.secondFactor === 'required'
      ? secondFactorPage(form, session.secondFactors)
      : goTo(localPath(back, paths.home));
  }

  @Submit(paths.secondFactor, 'authenticated')
  passSecondFactor(
    @CurrentContext() context: RequestContext,
    @Fields() form: Form,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return form.submit(async () => {
      const body = form.parse(passSecondFactor.body, { code: form.text('code').replaceAll(' ', '') });
      context.signedIn(reply, await context.ask(passSecondFactor, { body }));
      return this.goOn(context, form);
    }, this.secondFactorAgain(context));
  }

  @Submit(paths.signInWithPasskey, 'public')
  signInWithPasskey(
    @CurrentContext() context: RequestContext,
    @Fields() form: Form,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return form.submit(async () => {
      const given = { credential: passkeyIn(form), device: context.device };
      const body = form.parse(signInWithPasskey.body, given);
      context.signedIn(reply, await context.ask(signInWithPasskey, { body }));
      return this.goOn(context, form);
    }, signInPage);
  }

  @Submit(paths.secondFactorWithPasskey, 'authenticated')
  passWithPasskey(
    @CurrentContext() context: RequestContext,
    @Fields() form: Form,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return form.submit(async () => {
      const body = form.parse(passSecondFactorWithPasskey.body, { credential: passkeyIn(form) });
      context.signedIn(reply, await context.ask(passSecondFactorWithPasskey, { body }));
      return this.goOn(context, form);
    }, this.secondFactorAgain(context));
  }

  /** In another tab, while what was typed waited in this one. */
  @Submit(paths.signInElsewhere, 'public')
  signedInElsewhere(
    @CurrentContext() context: RequestContext,
    @Fields() form: Form,
  ): Promise<View | Redirect> | View {
    return context.session ? this.goOn(context, form) : signInPage(form.withErrors([notSignedInYet]));
  }

  @Submit(paths.signOut, 'public')
  async signOut(
    @CurrentContext() context: RequestContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Redirect> {
    await context.endSession();
    context.signedOut(reply);
    return goTo(paths.start, 'signed-out');
  }

  private secondFactorAgain(context: RequestContext) {
    const { secondFactors } = context.session!;
    return (form: Form) => secondFactorPage(form, secondFactors);
  }

  /** On to what was typed before the session ended, or to where the person came from. */
  private async goOn(context: RequestContext, form: Form): Promise<View | Redirect> {
    const session = context.session!;
    const interrupted = readInterrupted(form.text('interrupted'));
    if (session.secondFactor === 'required' && interrupted)
      return secondFactorPage(form.only(['return', 'interrupted']), session.secondFactors);
    const owner = interrupted && mayGoOn(interrupted, session);
    if (!interrupted || !owner || session.secondFactor === 'set-up-required') return this.returning(form);
    if (owner.code && owner.code !== session.organisation?.code)
      context.became((await context.ask(chooseOrganisation, { body: { code: owner.code } })).session);
    return resumePage(interrupted);
  }

  private returning(form: Form): Redirect {
    return goTo(localPath(form.text('return'), paths.home));
  }
}
