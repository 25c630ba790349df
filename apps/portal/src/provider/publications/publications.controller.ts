import { addSites, getPublication, listPublications } from '@dspt/contracts/assessment/publications';
import { listCoverage } from '@dspt/contracts/organisations/coverage';
import { listSites } from '@dspt/contracts/organisations/sites';
import { InvalidInput, Problem } from '@dspt/contracts/problem';
import { Controller, Param } from '@nestjs/common';
import { ifAvailable } from '../../api/api.js';
import { Fields } from '../../pages/form-body.js';
import { Form } from '../../pages/form.js';
import { Page, Submit } from '../../pages/page.js';
import { goTo, type Redirect, type View } from '../../pages/view.js';
import { RequestContext, CurrentContext } from '../../pages/request-context.js';
import { paths } from '../../paths.js';
import { addSitesPage } from './add-sites.page.js';
import { publicationPage, publicationsPage, type PublicationDetail } from './publications.page.js';

@Controller()
export class PublicationsController {
  @Page(paths.publications.list, 'assessment.view')
  async list(@CurrentContext() context: RequestContext): Promise<View> {
    const params = { code: context.code };
    const [{ items: own }, coverage] = await Promise.all([
      context.ask(listPublications, { params }),
      ifAvailable(context.ask(listCoverage, { params })),
    ]);
    return publicationsPage({ own, coverage: coverage?.items }, context.may('assessment.publish'));
  }

  @Page(paths.publications.one(':id'), 'assessment.view')
  async show(@CurrentContext() context: RequestContext, @Param('id') id: string): Promise<View> {
    return publicationPage(await detailOf(context, id), context.may('assessment.publish'));
  }

  @Page(paths.publications.addSites(':id'), 'assessment.publish')
  async choosing(@CurrentContext() context: RequestContext, @Param('id') id: string): Promise<View> {
    return this.choice(context, id);
  }

  @Submit(paths.publications.addSites(':id'), 'assessment.publish')
  add(
    @CurrentContext() context: RequestContext,
    @Param('id') id: string,
    @Fields() form: Form,
  ): Promise<View | Redirect> {
    const [button, page = '1'] = form.text('action').split('-');
    if (button !== 'add') return this.choice(context, id, new Form({ ...form.values, page: [page] }));
    return form.submit(
      async () => {
        const body = form.parse(addSites.body, { sites: form.all('sites'), requestId: form.requestId });
        await context.ask(addSites, { params: { code: context.code, id }, body }).catch((error: unknown) => {
          throw asFieldError(error);
        });
        return goTo(paths.publications.one(id), 'sites-added');
      },
      (refused) => this.choice(context, id, refused),
    );
  }

  private async choice(context: RequestContext, id: string, form?: Form): Promise<View> {
    const [detail, { sites }] = await Promise.all([
      detailOf(context, id),
      context.ask(listSites, { params: { code: context.code }, query: { depth: 'all' } }),
    ]);
    return addSitesPage(detail, sites, form);
  }
}

const detailOf = (context: RequestContext, id: string): Promise<PublicationDetail> =>
  context.ask(getPublication, { params: { code: context.code, id } });

/** What stands against the chosen sites is said at the list of sites. */
function asFieldError(error: unknown): unknown {
  if (!(error instanceof Problem) || error.status !== 409) return error;
  const { title, detail } = error.details;
  return new InvalidInput([{ field: 'sites', message: detail ? `${title}. ${detail}` : title }]);
}
