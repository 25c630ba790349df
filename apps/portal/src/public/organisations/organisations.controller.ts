import { getOrganisation, searchOrganisations } from '@dspt/contracts/organisations/organisations';
import { downloadRegister } from '@dspt/contracts/organisations/register';
import { Clock } from '@dspt/service-kit/clock';
import { Controller, Param, Query } from '@nestjs/common';
import { Form } from '../../pages/form.js';
import { Page } from '../../pages/page.js';
import { pageNumber } from '../../pages/pagination.js';
import type { View } from '../../pages/view.js';
import { RequestContext, CurrentContext } from '../../pages/request-context.js';
import { paths } from '../../paths.js';
import { organisationPage, perPage, searchPage } from './organisations.page.js';

@Controller()
export class OrganisationsController {
  constructor(private readonly clock: Clock) {}

  @Page(paths.organisations.search, 'public')
  async search(
    @CurrentContext() context: RequestContext,
    @Query('q') q?: string,
    @Query('page') number?: string,
  ): Promise<View> {
    if (typeof q !== 'string') return searchPage(new Form());
    const form = Form.of({ q });
    const page = pageNumber(number);
    return form.submit(
      async () =>
        searchPage(
          form,
          await context.ask(searchOrganisations, { query: { q: form.text('q'), page, perPage } }),
          page,
        ),
      searchPage,
    );
  }

  @Page(paths.organisations.one(':code'), 'public')
  async show(@CurrentContext() context: RequestContext, @Param('code') code: string): Promise<View> {
    return organisationPage(await context.ask(getOrganisation, { params: { code } }), this.clock.now());
  }

  @Page(paths.organisations.download, 'public')
  download(@CurrentContext() context: RequestContext): Promise<Response> {
    return context.download(downloadRegister, { query: {} });
  }
}
