import { getEmailOutcome } from '@dspt/contracts/notifications/email-outcomes';
import { Controller, Param } from '@nestjs/common';
import { Page } from '../../pages/page.js';
import type { View } from '../../pages/view.js';
import { RequestContext, CurrentContext } from '../../pages/request-context.js';
import { paths } from '../../paths.js';
import { outcomePage } from './email-outcomes.page.js';

@Controller()
export class EmailOutcomesController {
  @Page(paths.emailOutcome(':formId'), 'public')
  async show(@CurrentContext() context: RequestContext, @Param('formId') formId: string): Promise<View> {
    return outcomePage(formId, await context.ask(getEmailOutcome, { params: { formId } }));
  }
}
