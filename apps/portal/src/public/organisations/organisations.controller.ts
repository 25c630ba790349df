import { getOrganisation, searchOrganisations } from '@dspt/contracts/organisations/organisations';
import { Clock } from '@dspt/service-kit/clock';
import { Controller, Param, Query } from '@nestjs/common';
import { Form } from '../../pages/form.js';
import { Page } from '../../pages/page.js';
import { pageNumber } from '../../pages/pagination.js';
import type { View } from '../../pages/view.js';
import { RequestContext, CurrentContext } from '../../pages/request-context.js';
import { paths } from '../../paths.js';
import { listOf } from '../side-by-side/list.js';
import { organisationPage, perPage, searchPage } from './organisations.page.js';

@Controller()
export class OrganisationsController {
  constructor(private readonly clock: Clock) {}

  @Page(paths.organisations.search, 'public')
  async search(
    @CurrentContext() context: RequestContext,
    @Query('q') q?: string,
    @Query('page') number?: string,
    @Query('codes') codes?: string,
  ): Promise<View> {
    const list = listOf(codes);
    if (typeof q !== 'string') return searchPage(Form.of({ codes: list }));
    const form = Form.of({ q, codes: list });
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
  async show(
    @CurrentContext() context: RequestContext,
    @Param('code') code: string,
    @Query('codes') codes?: string,
  ): Promise<View> {
    const found = await context.ask(getOrganisation, { params: { code } });
    return organisationPage(found, this.clock.now(), listOf(codes));
  }
}
