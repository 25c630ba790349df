import { searchOrganisations } from '@dspt/contracts/organisations/organisations';
import { Controller, Query } from '@nestjs/common';
import { Form } from '../../pages/form.js';
import { Page } from '../../pages/page.js';
import { pageNumber } from '../../pages/pagination.js';
import type { View } from '../../pages/view.js';
import { RequestContext, CurrentContext } from '../../pages/request-context.js';
import { paths } from '../../paths.js';
import { findCodePage, perPage } from './find-code.page.js';

@Controller()
export class FindCodeController {
  @Page(paths.findCode, 'public')
  async find(
    @CurrentContext() context: RequestContext,
    @Query('q') q?: string,
    @Query('page') number?: string,
  ): Promise<View> {
    if (typeof q !== 'string') return findCodePage(new Form());
    const form = Form.of({ q });
    const page = pageNumber(number);
    return form.submit(
      async () =>
        findCodePage(
          form,
          await context.ask(searchOrganisations, { query: { q: form.text('q'), page, perPage } }),
          page,
        ),
      findCodePage,
    );
  }
}
