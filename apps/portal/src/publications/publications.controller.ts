import { addSites, getPublication, listPublications } from '@dspt/contracts/assessment/publications';
import { listSites, type Site } from '@dspt/contracts/organisations/sites';
import { InvalidInput, Problem } from '@dspt/contracts/problem';
import { Controller, Param, Query } from '@nestjs/common';
import { Fields } from '../pages/form-body.js';
import { Form } from '../pages/form.js';
import { Page, Submit } from '../pages/page.js';
import { pageNumber } from '../pages/pagination.js';
import { goTo, type Redirect, type View } from '../pages/view.js';
import { Visit, Visiting } from '../pages/visit.js';
import { paths } from '../paths.js';
import { addSitesPage } from './add-sites.page.js';
import { publicationPage, publicationsPage, type PublicationDetail } from './publications.page.js';

interface Filter {
  q?: string;
  page?: string;
}

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
  async choosing(@Visiting() visit: Visit, @Param('id') id: string, @Query() filter: Filter): Promise<View> {
    return this.choice(visit, id, filter);
  }

  @Submit(paths.publications.addSites(':id'), 'assessment.publish')
  add(
    @Visiting() visit: Visit,
    @Param('id') id: string,
    @Fields() form: Form,
    @Query() filter: Filter,
  ): Promise<View | Redirect> {
    return form.submit(
      async () => {
        const body = form.parse(addSites.body, { sites: form.all('sites') });
        await visit.ask(addSites, { params: { code: visit.code, id }, body }).catch((error: unknown) => {
          throw asFieldError(error);
        });
        return goTo(paths.publications.one(id), 'sites-added');
      },
      (refused) => this.choice(visit, id, filter, refused),
    );
  }

  private async choice(visit: Visit, id: string, { q = '', page }: Filter, form?: Form): Promise<View> {
    const typed = q.trim().slice(0, 100);
    const [detail, sites] = await Promise.all([detailOf(visit, id), sitesOf(visit, typed)]);
    return addSitesPage(detail, sites, { q: typed, page: pageNumber(page) }, form);
  }
}

const detailOf = (visit: Visit, id: string): Promise<PublicationDetail> =>
  visit.ask(getPublication, { params: { code: visit.code, id } });

const sitesOf = async (visit: Visit, q: string): Promise<Site[]> =>
  (await visit.ask(listSites, { params: { code: visit.code }, query: { q: q || undefined } })).sites;

/** What stands against the chosen sites is said at the list of sites. */
function asFieldError(error: unknown): unknown {
  if (!(error instanceof Problem) || error.status !== 409) return error;
  const { title, detail } = error.details;
  return new InvalidInput([{ field: 'sites', message: detail ? `${title}. ${detail}` : title }]);
}
