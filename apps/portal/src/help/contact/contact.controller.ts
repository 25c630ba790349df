import { openCase, openMyCase } from '@dspt/contracts/support/cases';
import { Controller, Query } from '@nestjs/common';
import { Config } from '../../config.js';
import { humanAnswerIn, humanCheck, newChallenge, wantsAnotherImage } from '../../human-check/human-check.js';
import { Fields } from '../../pages/form-body.js';
import { Form } from '../../pages/form.js';
import { Page, Submit } from '../../pages/page.js';
import { RequestContext, CurrentContext } from '../../pages/request-context.js';
import type { View } from '../../pages/view.js';
import { paths } from '../../paths.js';
import { personIn } from '../../account/registration/person-fields.js';
import { caseIn, contactPage, sentPage, topicMessage } from './contact.page.js';

/** Asking the helpdesk for help: who is signed in is known, everybody else says who they are. */
@Controller()
export class ContactController {
  constructor(private readonly config: Config) {}

  /** `topic` and `code` come with the link from the page where somebody got stuck. */
  @Page(paths.contact, 'public')
  show(
    @CurrentContext() context: RequestContext,
    @Query() { topic, code }: Record<string, string>,
  ): Promise<View> {
    return this.again(context, Form.of({ topic, code: code ?? context.known?.organisation?.code }));
  }

  @Submit(paths.contact, 'public')
  async send(
    @CurrentContext() context: RequestContext,
    @Fields() form: Form,
    @Query() { topic, code }: Record<string, string>,
  ): Promise<View> {
    const again = (shown: Form) => this.again(context, shown);
    if (form.has('begin')) return again(form.with({ topic, code }));
    if (wantsAnotherImage(form)) return again(form);
    return form.submit(async () => sentPage(await this.open(context, form), this.config), again);
  }

  private open(context: RequestContext, form: Form): Promise<{ number: string }> {
    const { requestId } = form;
    const given = { ...caseIn(form), requestId };
    if (context.known)
      return context.ask(openMyCase, { body: form.parse(openMyCase.body, given, topicMessage) });
    const strangers = { ...given, ...personIn(form), human: humanAnswerIn(form) };
    return context.ask(openCase, { body: form.parse(openCase.body, strangers, topicMessage) });
  }

  private async again(context: RequestContext, form: Form): Promise<View> {
    const check = context.known ? undefined : humanCheck(await newChallenge(context), form);
    return contactPage(form, this.config, context.known?.person, check);
  }
}
