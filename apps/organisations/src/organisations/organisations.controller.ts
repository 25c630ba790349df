import type { Params, Query as QueryOf } from '@dspt/contracts/define';
import { getOrganisation, searchOrganisations } from '@dspt/contracts/organisations/organisations';
import { Route } from '@dspt/service-kit/http/route';
import { Controller, Param, Query } from '@nestjs/common';
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
}
