import {
  downloadSites,
  listSiteChanges,
  listSites,
  switchHeadOfficeFunction,
} from '@dspt/contracts/organisations/sites';
import type { GivenQuery } from '@dspt/contracts/define';
import { Clock } from '@dspt/service-kit/clock';
import { Controller, Query } from '@nestjs/common';
import { Fields } from '../../pages/form-body.js';
import { Form } from '../../pages/form.js';
import { Page, Submit } from '../../pages/page.js';
import { pageNumber } from '../../pages/pagination.js';
import { goTo, type Redirect, type View } from '../../pages/view.js';
import { RequestContext, CurrentContext } from '../../pages/request-context.js';
import { paths } from '../../paths.js';
import { changesPage, changesPerPage } from './changes.page.js';
import { searched } from './matching.js';
import { sameAcrossSitesIn } from './same-across-sites.js';
import { kindIn } from './site-kinds.js';
import { headOfficePage, sitesPage, type SiteList } from './sites.page.js';

@Controller()
export class SitesController {
  constructor(private readonly clock: Clock) {}

  @Page(paths.sites.list, 'organisation.view')
  async list(
    @CurrentContext() context: RequestContext,
    @Query() query: Record<string, string>,
  ): Promise<View> {
    const q = searched(query['q']);
    return sitesPage(await sitesOf(context, { q: q || undefined, depth: 'all' }), {
      q,
      kind: kindIn(query['kind']),
      today: this.clock.today(),
      page: pageNumber(query['page']),
      mayManage: context.may('head-office.manage'),
    });
  }

  @Page(paths.sites.changes, 'organisation.view')
  async changes(@CurrentContext() context: RequestContext, @Query('page') typed?: string): Promise<View> {
    const page = pageNumber(typed);
    const query = { page, perPage: changesPerPage };
    return changesPage(await context.ask(listSiteChanges, { params: { code: context.code }, query }), page);
  }

  @Page(paths.sites.download, 'organisation.view')
  download(@CurrentContext() context: RequestContext): Promise<Response> {
    return context.download(downloadSites, { params: { code: context.code }, query: { depth: 'all' } });
  }

  @Page(paths.sites.headOffice, 'head-office.manage')
  async headOffice(@CurrentContext() context: RequestContext, @Query('next') next?: string): Promise<View> {
    return headOfficePage(await sitesOf(context), { asked: next === 'assessment' });
  }

  @Submit(paths.sites.headOffice, 'head-office.manage')
  switch(
    @CurrentContext() context: RequestContext,
    @Fields() form: Form,
    @Query('next') next?: string,
  ): Promise<View | Redirect> {
    const asked = next === 'assessment';
    const off = form.text('switch') === 'off';
    return form.submit(
      async () => {
        const body = off
          ? ({ enabled: false } as const)
          : ({ enabled: true, sameAcrossSites: sameAcrossSitesIn(form) } as const);
        await context.ask(switchHeadOfficeFunction, { params: { code: context.code }, body });
        return goTo(
          asked ? paths.assessment.tasks : paths.sites.list,
          off ? 'head-office-off' : 'head-office-on',
        );
      },
      async (refused) => headOfficePage(await sitesOf(context), { asked, form: refused }),
    );
  }
}

const sitesOf = (context: RequestContext, query: GivenQuery<typeof listSites> = {}): Promise<SiteList> =>
  context.ask(listSites, { params: { code: context.code }, query });
