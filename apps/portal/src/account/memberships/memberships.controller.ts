import { addOrganisation, checkRegistration } from '@dspt/contracts/identity/registrations';
import { listMyInvitations } from '@dspt/contracts/identity/invitations';
import { chooseOrganisation } from '@dspt/contracts/identity/sessions';
import { getOrganisation } from '@dspt/contracts/organisations/organisations';
import { Controller, Query } from '@nestjs/common';
import { ifAvailable } from '../../api/api.js';
import { humanAnswerIn, humanCheck, newChallenge, wantsAnotherImage } from '../../human-check/human-check.js';
import { Fields } from '../../pages/form-body.js';
import { Form } from '../../pages/form.js';
import { Page, Submit } from '../../pages/page.js';
import { goTo, type Redirect, type View } from '../../pages/view.js';
import { RequestContext, CurrentContext } from '../../pages/request-context.js';
import { localPath, paths } from '../../paths.js';
import { readInterrupted, mayGoOn } from '../sign-in/interrupted-form.js';
import { resumePage } from '../sign-in/sign-in.page.js';
import { orRefusal } from '../registration/refusal.js';
import { addPage, choosePage } from './memberships.page.js';

@Controller()
export class MembershipsController {
  @Page(paths.chooseOrganisation, 'authenticated')
  show(@CurrentContext() context: RequestContext, @Query('return') back?: string): Promise<View> {
    const code = context.session!.organisation?.code;
    return this.choosePage(context, Form.of({ code, return: localPath(back, '') }));
  }

  @Submit(paths.chooseOrganisation, 'authenticated')
  choose(@CurrentContext() context: RequestContext, @Fields() form: Form): Promise<View | Redirect> {
    const act = async () => {
      const body = form.parse(
        chooseOrganisation.body,
        { code: form.text('code') },
        { code: 'Select an organisation' },
      );
      context.became((await context.ask(chooseOrganisation, { body })).session);
      const interrupted = readInterrupted(form.text('interrupted'));
      if (interrupted && mayGoOn(interrupted, context.session!)) return resumePage(interrupted);
      return goTo(localPath(form.text('return'), paths.home));
    };
    return form.submit(act, (again) => this.choosePage(context, again));
  }

  @Page(paths.addOrganisation, 'authenticated')
  showAdd(@CurrentContext() context: RequestContext, @Query('code') code?: string): Promise<View | Redirect> {
    return this.addPage(context, code, new Form());
  }

  @Submit(paths.addOrganisation, 'authenticated')
  add(
    @CurrentContext() context: RequestContext,
    @Query('code') code: string,
    @Fields() form: Form,
  ): Promise<View | Redirect> {
    const again = (shown: Form) => this.addPage(context, code, shown);
    if (wantsAnotherImage(form)) return again(form);
    return form.submit(
      () =>
        orRefusal(context, code, form, async () => {
          const body = form.parse(addOrganisation.body, {
            code,
            human: humanAnswerIn(form),
            requestId: form.requestId,
          });
          await context.ask(addOrganisation, { body });
          return goTo(paths.profile.start, 'organisation-added');
        }),
      again,
    );
  }

  private async choosePage(context: RequestContext, form: Form): Promise<View> {
    const invited = await ifAvailable(context.ask(listMyInvitations, {}));
    return choosePage(context.session!, form, invited?.items ?? []);
  }

  private async addPage(
    context: RequestContext,
    given: string | undefined,
    form: Form,
  ): Promise<View | Redirect> {
    if (!given) return goTo(paths.findCode);
    return orRefusal(context, given, form, async (code) => {
      await context.ask(checkRegistration, { params: { code } });
      const [organisation, challenge] = await Promise.all([
        context.ask(getOrganisation, { params: { code } }),
        newChallenge(context),
      ]);
      return addPage(organisation, form, humanCheck(challenge, form));
    });
  }
}
