import { downloadSites, listSites, switchHeadOfficeFunction } from '@dspt/contracts/organisations/sites';
import { Controller, Query } from '@nestjs/common';
import { Fields } from '../pages/form-body.js';
import { Form } from '../pages/form.js';
import { Page, Submit } from '../pages/page.js';
import { pageNumber } from '../pages/pagination.js';
import { goTo, type Redirect, type View } from '../pages/view.js';
import { Visit, Visiting } from '../pages/visit.js';
import { paths } from '../paths.js';
import { searched } from './matching.js';
import { sameAcrossSitesIn } from './same-across-sites.js';
import { headOfficePage, sitesPage, type SiteList } from './sites.page.js';

@Controller()
export class SitesController {
  @Page(paths.sites.list, 'organisation.view')
  async list(
    @Visiting() visit: Visit,
    @Query('q') typed?: string,
    @Query('page') page?: string,
  ): Promise<View> {
    const q = searched(typed);
    const list = await sitesOf(visit, q);
    return sitesPage(list, { q, page: pageNumber(page), mayManage: visit.may('head-office.manage') });
  }

  @Page(paths.sites.download, 'organisation.view')
  download(@Visiting() visit: Visit): Promise<Response> {
    return visit.download(downloadSites, { params: { code: visit.code } });
  }

  @Page(paths.sites.headOffice, 'head-office.manage')
  async headOffice(@Visiting() visit: Visit): Promise<View> {
    return headOfficePage(await sitesOf(visit));
  }

  @Submit(paths.sites.headOffice, 'head-office.manage')
  switch(@Visiting() visit: Visit, @Fields() form: Form): Promise<View | Redirect> {
    const off = form.text('switch') === 'off';
    return form.submit(
      async () => {
        const body = off
          ? ({ enabled: false } as const)
          : ({ enabled: true, sameAcrossSites: sameAcrossSitesIn(form) } as const);
        await visit.ask(switchHeadOfficeFunction, { params: { code: visit.code }, body });
        return goTo(paths.sites.list, off ? 'head-office-off' : 'head-office-on');
      },
      async (refused) => headOfficePage(await sitesOf(visit), refused),
    );
  }
}

const sitesOf = (visit: Visit, q = ''): Promise<SiteList> =>
  visit.ask(listSites, { params: { code: visit.code }, query: { q: q || undefined } });
