import { askToJoin } from '@dspt/contracts/identity/join-requests';
import { checkRegistration, register } from '@dspt/contracts/identity/registrations';
import { getOrganisation } from '@dspt/contracts/organisations/organisations';
import { Controller, Param } from '@nestjs/common';
import { humanAnswerIn, humanCheck, newChallenge, wantsAnotherImage } from '../../human-check/human-check.js';
import { Fields } from '../../pages/form-body.js';
import { Form } from '../../pages/form.js';
import { Page, Submit } from '../../pages/page.js';
import { goTo, type Redirect, type View } from '../../pages/view.js';
import { RequestContext, CurrentContext } from '../../pages/request-context.js';
import { paths, withQuery } from '../../paths.js';
import { personIn } from './person-fields.js';
import { orRefusal } from './refusal.js';
import {
  checkPage,
  confirmOrganisationPage,
  detailsPage,
  joinSentPage,
  requestPage,
  sentPage,
} from './registration.page.js';

const anyCode = ':code';

@Controller()
export class RegistrationController {
  @Page(paths.register.start(anyCode), 'public')
  start(@CurrentContext() context: RequestContext, @Param('code') given: string): Promise<View | Redirect> {
    return orRefusal(context, given, new Form(), async (code) => {
      if (context.known) return goTo(withQuery(paths.addOrganisation, { code }));
      await context.ask(checkRegistration, { params: { code } });
      return confirmOrganisationPage(await context.ask(getOrganisation, { params: { code } }));
    });
  }

  @Page(paths.register.details(anyCode), 'public')
  details(@CurrentContext() context: RequestContext, @Param('code') given: string): Promise<View> {
    return orRefusal(context, given, new Form(), async (code) => {
      const { organisationName } = await context.ask(checkRegistration, { params: { code } });
      return detailsPage(code, organisationName, new Form());
    });
  }

  @Submit(paths.register.details(anyCode), 'public')
  checkDetails(
    @CurrentContext() context: RequestContext,
    @Param('code') given: string,
    @Fields() form: Form,
  ): Promise<View> {
    return orRefusal(context, given, form, async (code) => {
      const { organisationName } = await context.ask(checkRegistration, { params: { code } });
      return form.submit(
        async () => {
          form.parse(
            register.body.pick({ email: true, firstName: true, lastName: true, telephone: true }),
            personIn(form),
          );
          return checkPage(code, organisationName, form, humanCheck(await newChallenge(context), form));
        },
        (again) => detailsPage(code, organisationName, again),
      );
    });
  }

  @Submit(paths.register.check(anyCode), 'public')
  register(
    @CurrentContext() context: RequestContext,
    @Param('code') given: string,
    @Fields() form: Form,
  ): Promise<View> {
    return orRefusal(context, given, form, async (code) => {
      const { organisationName } = await context.ask(checkRegistration, { params: { code } });
      const again = async (shown: Form) =>
        checkPage(code, organisationName, shown, humanCheck(await newChallenge(context), shown));
      if (form.has('change')) return detailsPage(code, organisationName, form);
      if (wantsAnotherImage(form)) return again(form);
      return form.submit(async () => {
        const acceptTerms = form.text('acceptTerms') === 'yes';
        const body = form.parse(register.body, {
          code,
          ...personIn(form),
          acceptTerms,
          human: humanAnswerIn(form),
          requestId: form.requestId,
        });
        return sentPage(await context.ask(register, { body }), { code, form });
      }, again);
    });
  }

  @Page(paths.register.askToJoin(anyCode), 'public')
  showAskToJoin(@CurrentContext() context: RequestContext, @Param('code') given: string): Promise<View> {
    return this.showRequest(context, given, new Form());
  }

  @Submit(paths.register.askToJoin(anyCode), 'public')
  askToJoin(
    @CurrentContext() context: RequestContext,
    @Param('code') given: string,
    @Fields() form: Form,
  ): Promise<View> {
    const again = (shown: Form) => this.showRequest(context, given, shown);
    if (form.has('begin') || wantsAnotherImage(form)) return again(form);
    const body = {
      code: given,
      ...personIn(form),
      message: form.text('message'),
      human: humanAnswerIn(form),
      requestId: form.requestId,
    };
    return form.submit(async () => {
      const { organisationName } = await context.ask(askToJoin, { body: form.parse(askToJoin.body, body) });
      return joinSentPage(organisationName);
    }, again);
  }

  private async showRequest(context: RequestContext, given: string, form: Form): Promise<View> {
    const shown = form.has('email') || !context.known ? form : Form.of({ ...context.known.person });
    const [{ code, name }, challenge] = await Promise.all([
      context.ask(getOrganisation, { params: { code: given } }),
      newChallenge(context),
    ]);
    return requestPage(code, name, shown, humanCheck(challenge, shown));
  }
}
