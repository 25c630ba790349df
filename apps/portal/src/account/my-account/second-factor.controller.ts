import {
  confirmSecondFactor,
  removeSecondFactor,
  renewRecoveryCodes,
  startSecondFactor,
} from '@dspt/contracts/identity/second-factors';
import { InvalidInput } from '@dspt/contracts/problem';
import { Controller, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Fields } from '../../pages/form-body.js';
import { Form } from '../../pages/form.js';
import { Page, Submit } from '../../pages/page.js';
import { goTo, type Redirect, type View } from '../../pages/view.js';
import { RequestContext, CurrentContext } from '../../pages/request-context.js';
import { localPath, paths } from '../../paths.js';
import {
  newCodesPage,
  passwordAgainPage,
  recoveryCodesPage,
  removalPage,
  setUpPage,
} from './second-factor.page.js';

@Controller()
export class SecondFactorController {
  @Page(paths.setUpSecondFactor, 'authenticated')
  showSetUp(@CurrentContext() context: RequestContext, @Query('return') back?: string): View | Redirect {
    // Whoever came to set one up on the way to another page, and has one by now.
    if (back && hasApp(context)) return goTo(localPath(back, paths.account));
    return passwordAgainPage(Form.of({ return: localPath(back, '') }), hasApp(context));
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
        const body = form.parse(confirmSecondFactor.body, { code: form.text('code') });
        const { recoveryCodes, ...renewed } = await context.ask(confirmSecondFactor, { body });
        context.signedIn(reply, renewed);
        return recoveryCodesPage(form.only(['return']).with({ codes: recoveryCodes }));
      },
      (again) => setUpPage({ secret: form.text('secret'), uri: form.text('uri') }, again),
    );
  }

  @Page(paths.ownAccount.removeSecondFactor, 'authenticated')
  showRemoval(@CurrentContext() context: RequestContext): View | Redirect {
    return hasApp(context) ? removalPage(new Form()) : goTo(paths.account);
  }

  @Submit(paths.ownAccount.removeSecondFactor, 'authenticated')
  remove(@CurrentContext() context: RequestContext, @Fields() form: Form): Promise<View | Redirect> {
    return form.submit(async () => {
      const body = form.parse(removeSecondFactor.body, passwordAndCode(form));
      await context.ask(removeSecondFactor, { body });
      return goTo(paths.account, 'second-factor-off');
    }, removalPage);
  }

  @Page(paths.ownAccount.recoveryCodes, 'authenticated')
  showNewCodes(@CurrentContext() context: RequestContext): View | Redirect {
    return hasSome(context) ? newCodesPage(new Form()) : goTo(paths.account);
  }

  @Submit(paths.ownAccount.recoveryCodes, 'authenticated')
  newCodes(@CurrentContext() context: RequestContext, @Fields() form: Form): Promise<View | Redirect> {
    return form.submit(async () => {
      const body = form.parse(renewRecoveryCodes.body, { password: form.raw('password') });
      const { recoveryCodes } = await context.ask(renewRecoveryCodes, { body });
      return recoveryCodesPage(Form.of({ codes: recoveryCodes }));
    }, newCodesPage);
  }

  /** Only what the page shows already comes back in it: nobody can be shown the codes again. */
  @Submit(paths.ownAccount.codesKept, 'authenticated')
  codesKept(@Fields() form: Form): Promise<View | Redirect> {
    return form.submit(async () => {
      if (!form.has('kept'))
        throw new InvalidInput([{ field: 'kept', message: 'Tick the box once you have kept the codes' }]);
      return goTo(localPath(form.text('return'), paths.account), 'second-factor-on');
    }, recoveryCodesPage);
  }

  private beginSetUp(context: RequestContext, form: Form): Promise<View> {
    const replaces = hasApp(context);
    return form.submit(
      async () => {
        const given = replaces ? passwordAndCode(form) : { password: form.raw('password') };
        const body = form.parse(startSecondFactor.body, given);
        return setUpPage(await context.ask(startSecondFactor, { body }), form.only(['return']));
      },
      (again) => passwordAgainPage(again, replaces),
    );
  }
}

const hasApp = ({ session }: RequestContext): boolean =>
  session!.secondFactor === 'passed' && session!.secondFactors.app;

/** Recovery codes stand in for a passkey, too. */
const hasSome = ({ session }: RequestContext): boolean => session!.secondFactor === 'passed';

const passwordAndCode = (form: Form) => ({ password: form.raw('password'), code: form.text('code') });
