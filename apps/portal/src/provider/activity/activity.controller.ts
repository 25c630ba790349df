import { getAssessment } from '@dspt/contracts/assessment/assessments';
import { downloadChanges, listChanges } from '@dspt/contracts/assessment/changes';
import { Controller, Query } from '@nestjs/common';
import { Page } from '../../pages/page.js';
import { pageNumber } from '../../pages/pagination.js';
import type { View } from '../../pages/view.js';
import { CurrentContext, RequestContext } from '../../pages/request-context.js';
import { paths } from '../../paths.js';
import { activityPage, perPage } from './activity.page.js';
import { filterForm, wantedIn } from './filter.js';

/** All histories of an assessment as one. */
@Controller()
export class ActivityController {
  @Page(paths.activity.list, 'assessment.view')
  async list(
    @CurrentContext() context: RequestContext,
    @Query() given: Record<string, unknown>,
  ): Promise<View> {
    const params = { code: context.code };
    const form = filterForm(given);
    const page = pageNumber(given['page']);
    const assessment = await context.ask(getAssessment, { params });
    return form.submit(
      async () => {
        const query = { ...wantedIn(form), page, perPage };
        const found = await context.ask(listChanges, { params, query });
        return activityPage(form, assessment, { people: found.people, found, page });
      },
      // The others who can be chosen are shown all the same.
      async (again) => {
        const { people } = await context.ask(listChanges, { params, query: { perPage: 1 } });
        return activityPage(again, assessment, { people });
      },
    );
  }

  @Page(paths.activity.download, 'assessment.view')
  download(
    @CurrentContext() context: RequestContext,
    @Query() given: Record<string, unknown>,
  ): Promise<Response> {
    const query = wantedIn(filterForm(given));
    return context.download(downloadChanges, { params: { code: context.code }, query });
  }
}
