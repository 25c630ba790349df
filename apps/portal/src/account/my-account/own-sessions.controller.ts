import { endOtherSessions, endOwnSession, listOwnSessions } from '@dspt/contracts/identity/own-account';
import { Controller, Param } from '@nestjs/common';
import { Fields } from '../../pages/form-body.js';
import { Form } from '../../pages/form.js';
import { Page, Submit } from '../../pages/page.js';
import { goTo, type Redirect, type View } from '../../pages/view.js';
import { RequestContext, CurrentContext } from '../../pages/request-context.js';
import { paths } from '../../paths.js';
import { ownSessionsPage } from './own-sessions.page.js';
import { unlessGone } from './unless-gone.js';

@Controller()
export class OwnSessionsController {
  @Page(paths.ownAccount.sessions, 'authenticated')
  show(@CurrentContext() context: RequestContext): Promise<View> {
    return this.page(context);
  }

  @Submit(paths.ownAccount.endOthers, 'authenticated')
  endOthers(@CurrentContext() context: RequestContext, @Fields() form: Form): Promise<View | Redirect> {
    return form.submit(
      async () => {
        await context.ask(endOtherSessions, {});
        return goTo(paths.ownAccount.sessions, 'others-signed-out');
      },
      (again) => this.page(context, again),
    );
  }

  @Submit(paths.ownAccount.endSession(':id'), 'authenticated')
  end(
    @CurrentContext() context: RequestContext,
    @Param('id') id: string,
    @Fields() form: Form,
  ): Promise<View | Redirect> {
    return form.submit(
      async () => {
        // Ended meanwhile: it is as they want it.
        await context.ask(endOwnSession, { params: { id } }).catch(unlessGone);
        return goTo(paths.ownAccount.sessions, 'session-signed-out');
      },
      (again) => this.page(context, again),
    );
  }

  private async page(context: RequestContext, form?: Form): Promise<View> {
    return ownSessionsPage((await context.ask(listOwnSessions, {})).items, form);
  }
}
