import { addSites, getPublication, listPublications } from '@dspt/contracts/assessment/publications';
import { listSites } from '@dspt/contracts/organisations/sites';
import { InvalidInput, Problem } from '@dspt/contracts/problem';
import { Controller, Param } from '@nestjs/common';
import { Fields } from '../pages/form-body.js';
import { Form } from '../pages/form.js';
import { Page, Submit } from '../pages/page.js';
import { goTo, type Redirect, type View } from '../pages/view.js';
import { Visit, Visiting } from '../pages/visit.js';
import { paths } from '../paths.js';
import { addSitesPage } from './add-sites.page.js';
import { publicationPage, publicationsPage, type PublicationDetail } from './publications.page.js';

@Controller()
export class PublicationsController {
  @Page(paths.publications.list, 'assessment.view')
  async list(@Visiting() visit: Visit): Promise<View> {
    const { items } = await visit.ask(listPublications, { params: { code: visit.code } });
    return publicationsPage(items, visit.may('assessment.publish'));
  }

  @Page(paths.publications.one(':id'), 'assessment.view')
  async show(@Visiting() visit: Visit, @Param('id') id: string): Promise<View> {
    return publicationPage(await detailOf(visit, id), visit.may('assessment.publish'));
  }

  @Page(paths.publications.addSites(':id'), 'assessment.publish')
  async choosing(@Visiting() visit: Visit, @Param('id') id: string): Promise<View> {
    return this.choice(visit, id);
  }

  @Submit(paths.publications.addSites(':id'), 'assessment.publish')
  add(@Visiting() visit: Visit, @Param('id') id: string, @Fields() form: Form): Promise<View | Redirect> {
    const [button, page = '1'] = form.text('action').split('-');
    if (button !== 'add') return this.choice(visit, id, new Form({ ...form.values, page: [page] }));
    return form.submit(
      async () => {
        const body = form.parse(addSites.body, { sites: form.all('sites'), requestId: form.requestId });
        await visit.ask(addSites, { params: { code: visit.code, id }, body }).catch((error: unknown) => {
          throw asFieldError(error);
        });
        return goTo(paths.publications.one(id), 'sites-added');
      },
      (refused) => this.choice(visit, id, refused),
    );
  }

  private async choice(visit: Visit, id: string, form?: Form): Promise<View> {
    const [detail, { sites }] = await Promise.all([
      detailOf(visit, id),
      visit.ask(listSites, { params: { code: visit.code }, query: {} }),
    ]);
    return addSitesPage(detail, sites, form);
  }
}

const detailOf = (visit: Visit, id: string): Promise<PublicationDetail> =>
  visit.ask(getPublication, { params: { code: visit.code, id } });

/** What stands against the chosen sites is said at the list of sites. */
function asFieldError(error: unknown): unknown {
  if (!(error instanceof Problem) || error.status !== 409) return error;
  const { title, detail } = error.details;
  return new InvalidInput([{ field: 'sites', message: detail ? `${title}. ${detail}` : title }]);
}
