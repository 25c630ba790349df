import { closeAccount } from '@dspt/contracts/identity/own-account';
import { Controller, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Fields } from '../../pages/form-body.js';
import { Form } from '../../pages/form.js';
import { Page, Submit } from '../../pages/page.js';
import { goTo, type Redirect, type View } from '../../pages/view.js';
import { CurrentContext, RequestContext } from '../../pages/request-context.js';
import { ownInHand } from '../../provider/handover/in-hand.js';
import { paths } from '../../paths.js';
import { closingPage } from './closing.page.js';

/** Closing one's own account, which is for good. */
@Controller()
export class ClosingController {
  @Page(paths.ownAccount.close, 'authenticated')
  async show(@CurrentContext() context: RequestContext): Promise<View> {
    return closingPage(context.session!, await ownInHand(context));
  }

  @Submit(paths.ownAccount.close, 'authenticated')
  close(
    @CurrentContext() context: RequestContext,
    @Fields() form: Form,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<View | Redirect> {
    return form.submit(
      async () => {
        const body = form.parse(closeAccount.body, { password: form.raw('password') });
        await context.ask(closeAccount, { body });
        context.signedOut(reply);
        return goTo(paths.start, 'account-closed');
      },
      async (again) => closingPage(context.session!, await ownInHand(context), again),
    );
  }
}
