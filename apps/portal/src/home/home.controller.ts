import { getAssessment } from '@dspt/contracts/assessment/assessments';
import { listMyInvitations } from '@dspt/contracts/identity/registrations';
import { getOrganisation } from '@dspt/contracts/organisations/organisations';
import { Controller } from '@nestjs/common';
import { ifAvailable } from '../api/api.js';
import { Page } from '../pages/page.js';
import { Visit, Visiting } from '../pages/visit.js';
import { paths } from '../paths.js';
import { homePage } from './home.page.js';

@Controller()
export class HomeController {
  @Page(paths.home, 'organisation.view')
  async show(@Visiting() visit: Visit) {
    const params = { code: visit.code };
    const [organisation, assessment, invited] = await Promise.all([
      ifAvailable(visit.ask(getOrganisation, { params })),
      ifAvailable(visit.ask(getAssessment, { params })),
      ifAvailable(visit.ask(listMyInvitations, {})),
    ]);
    return homePage({ session: visit.session!, organisation, assessment, invited: invited?.items ?? [] });
  }
}
