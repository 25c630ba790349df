import { getOrganisation, searchOrganisations } from '@dspt/contracts/organisations/organisations';
import { Controller, Query } from '@nestjs/common';
import { ifAvailable } from '../../api/api.js';
import { authorityNamed } from '../../content/local-support.js';
import { Form } from '../../pages/form.js';
import { Page } from '../../pages/page.js';
import { RequestContext, CurrentContext } from '../../pages/request-context.js';
import type { View } from '../../pages/view.js';
import { paths } from '../../paths.js';
import { authoritiesOf, localSupportPage } from './local-support.page.js';

/** Who helps care providers where somebody is: as typed, or where the organisation is for which they are signed in. */
@Controller()
export class LocalSupportController {
  @Page(paths.help.localSupport, 'public')
  async find(@CurrentContext() context: RequestContext, @Query('q') q?: string): Promise<View> {
    if (typeof q !== 'string') return localSupportPage(new Form(), await this.own(context));
    const form = Form.of({ q });
    return form.submit(
      async () => localSupportPage(form, await this.meant(context, form.text('q'))),
      localSupportPage,
    );
  }

  private async own(context: RequestContext): Promise<string[] | undefined> {
    const { organisation } = context.known ?? {};
    if (!organisation) return undefined;
    const params = { code: organisation.code };
    const found = await ifAvailable(context.ask(getOrganisation, { params }));
    return found && authoritiesOf([found]);
  }

  /** A postcode or a town is where the organisations there are. */
  private async meant(context: RequestContext, typed: string): Promise<string[]> {
    const named = authorityNamed(typed);
    if (named) return [named];
    const { items } = await context.ask(searchOrganisations, { query: { q: typed, perPage: 50 } });
    return authoritiesOf(items);
  }
}
