import { openMyCase } from '@dspt/contracts/support/cases';
import { Controller } from '@nestjs/common';
import { Config } from '../../config.js';
import { sentPage } from '../../help/contact/contact.page.js';
import { Fields } from '../../pages/form-body.js';
import { Form } from '../../pages/form.js';
import { Page, Submit } from '../../pages/page.js';
import { RequestContext, CurrentContext } from '../../pages/request-context.js';
import type { View } from '../../pages/view.js';
import { paths } from '../../paths.js';
import { correctionIn, correctionPage } from './correction.page.js';

/** A head office proposes a correction of its list of sites; the helpdesk checks it and makes it. */
@Controller()
export class CorrectionsController {
  constructor(private readonly config: Config) {}

  @Page(paths.sites.correction, 'organisation.view')
  show(): View {
    return correctionPage(new Form());
  }

  @Submit(paths.sites.correction, 'organisation.view')
  send(@CurrentContext() context: RequestContext, @Fields() form: Form): Promise<View> {
    return form.submit(async () => {
      const message = correctionIn(form);
      const body = { topic: 'site-list', code: context.code, message, requestId: form.requestId } as const;
      return sentPage(
        await context.ask(openMyCase, { body: form.parse(openMyCase.body, body) }),
        this.config,
      );
    }, correctionPage);
  }
}
