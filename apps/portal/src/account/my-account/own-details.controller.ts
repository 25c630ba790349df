import {
  changeOwnDetails,
  changeOwnPassword,
  getOwnAccount,
  ownAccount,
  ownAccountProblem,
} from '@dspt/contracts/identity/own-account';
import { Problem } from '@dspt/contracts/problem';
import { Controller, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Fields } from '../../pages/form-body.js';
import { Form } from '../../pages/form.js';
import { Page, Submit } from '../../pages/page.js';
import { goTo, type Redirect, type View } from '../../pages/view.js';
import { RequestContext, CurrentContext } from '../../pages/request-context.js';
import { paths } from '../../paths.js';
import { sameTwice } from '../passwords/same-twice.js';
import { detailsPage, passwordPage } from './own-details.page.js';

/** Name, telephone number and password: what people change of their account by themselves. */
@Controller()
export class OwnDetailsController {
  @Page(paths.ownAccount.details, 'authenticated')
  async showDetails(@CurrentContext() context: RequestContext): Promise<View> {
    const { firstName, lastName, telephone, version } = await context.ask(getOwnAccount, {});
    return detailsPage(Form.of({ firstName, lastName, telephone, version: String(version) }));
  }

  @Submit(paths.ownAccount.details, 'authenticated')
  saveDetails(@CurrentContext() context: RequestContext, @Fields() form: Form): Promise<View | Redirect> {
    return form.submit(async () => {
      const body = form.parse(changeOwnDetails.body, {
        firstName: form.text('firstName'),
        lastName: form.text('lastName'),
        telephone: form.text('telephone'),
        version: form.version,
      });
      try {
        await context.ask(changeOwnDetails, { body });
      } catch (error) {
        return detailsPage(changedMeanwhile(form, error));
      }
      return goTo(paths.account, 'details-changed');
    }, detailsPage);
  }

  @Page(paths.ownAccount.password, 'authenticated')
  showPassword(@CurrentContext() context: RequestContext): View {
    return passwordPage(context.session!, new Form());
  }

  @Submit(paths.ownAccount.password, 'authenticated')
  changePassword(
    @CurrentContext() context: RequestContext,
    @Fields() form: Form,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<View | Redirect> {
    return form.submit(
      async () => {
        const body = form.parse(changeOwnPassword.body, {
          currentPassword: form.raw('currentPassword'),
          password: sameTwice(form),
          device: context.device,
        });
        context.signedIn(reply, await context.ask(changeOwnPassword, { body }));
        return goTo(paths.account, 'own-password-changed');
      },
      (again) => passwordPage(context.session!, again),
    );
  }
}

/** What was typed, with what it is now: it can be saved over that, by whoever has read it. */
function changedMeanwhile(form: Form, error: unknown): Form {
  if (!(error instanceof Problem) || error.code !== ownAccountProblem.enum['details-changed']) throw error;
  const { version } = ownAccount.parse(error.details['current']);
  return form.refused(error).with({ version: String(version) });
}
