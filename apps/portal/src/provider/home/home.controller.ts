import { getAssessment } from '@dspt/contracts/assessment/assessments';
import { listMyInvitations } from '@dspt/contracts/identity/invitations';
import { getOrganisation } from '@dspt/contracts/organisations/organisations';
import { Controller } from '@nestjs/common';
import { ifAvailable } from '../../api/api.js';
import { Page } from '../../pages/page.js';
import { RequestContext, CurrentContext } from '../../pages/request-context.js';
import { paths } from '../../paths.js';
import { homePage } from './home.page.js';

@Controller()
export class HomeController {
  @Page(paths.home, 'organisation.view')
  async show(@CurrentContext() context: RequestContext) {
    const params = { code: context.code };
    const [organisation, assessment, invited] = await Promise.all([
      ifAvailable(context.ask(getOrganisation, { params })),
      ifAvailable(context.ask(getAssessment, { params })),
      ifAvailable(context.ask(listMyInvitations, {})),
    ]);
    return homePage({ session: context.session!, organisation, assessment, invited: invited?.items ?? [] });
  }
}
