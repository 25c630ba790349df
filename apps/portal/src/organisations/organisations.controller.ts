import { getOrganisation, searchOrganisations } from '@dspt/contracts/organisations/organisations';
import { downloadRegister } from '@dspt/contracts/organisations/register';
import { Controller, Param, Query } from '@nestjs/common';
import { Form } from '../pages/form.js';
import { Page } from '../pages/page.js';
import { pageNumber } from '../pages/pagination.js';
import type { View } from '../pages/view.js';
import { Visit, Visiting } from '../pages/visit.js';
import { paths } from '../paths.js';
import { organisationPage, perPage, searchPage } from './organisations.page.js';

@Controller()
export class OrganisationsController {
  @Page(paths.organisations.search, 'public')
  async search(
    @Visiting() visit: Visit,
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
          await visit.ask(searchOrganisations, { query: { q: form.text('q'), page, perPage } }),
          page,
        ),
      searchPage,
    );
  }

  @Page(paths.organisations.one(':code'), 'public')
  async show(@Visiting() visit: Visit, @Param('code') code: string): Promise<View> {
    return organisationPage(await visit.ask(getOrganisation, { params: { code } }), new Date());
  }

  @Page(paths.organisations.download, 'public')
  download(@Visiting() visit: Visit): Promise<Response> {
    return visit.download(downloadRegister, { query: {} });
  }
}
