import type { Output, Params, Query as QueryOf } from '@dspt/contracts/define';
import {
  downloadSideBySide,
  getOrganisation,
  listSideBySide,
  searchOrganisations,
} from '@dspt/contracts/organisations/organisations';
import { csvFile } from '@dspt/service-kit/http/csv';
import { Route } from '@dspt/service-kit/http/route';
import { Controller, Param, Query } from '@nestjs/common';
import { organisationColumns } from './organisations.csv.js';
import { OrganisationsService } from './organisations.service.js';

@Controller()
export class OrganisationsController {
  constructor(private readonly organisations: OrganisationsService) {}

  @Route(searchOrganisations)
  search(
    @Query({ schema: searchOrganisations.query })
    { q, mayRegister, ...page }: QueryOf<typeof searchOrganisations>,
  ) {
    return this.organisations.search(q, { onlyRegistrable: mayRegister === true, page });
  }

  @Route(getOrganisation)
  get(@Param({ schema: getOrganisation.params }) { code }: Params<typeof getOrganisation>) {
    return this.organisations.get(code);
  }

  @Route(listSideBySide)
  async listSideBySide(
    @Query({ schema: listSideBySide.query }) { codes }: QueryOf<typeof listSideBySide>,
  ): Promise<Output<typeof listSideBySide>> {
    return { items: await this.organisations.withStatus(codes) };
  }

  @Route(downloadSideBySide)
  async downloadSideBySide(
    @Query({ schema: downloadSideBySide.query }) { codes }: QueryOf<typeof downloadSideBySide>,
  ) {
    return csvFile('organisations.csv', organisationColumns, await this.organisations.withStatus(codes));
  }
}
