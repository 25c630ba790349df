import type { Params, Query as QueryOf } from '@dspt/contracts/define';
import { listSites } from '@dspt/contracts/organisations/sites';
import { Caller, CurrentCaller } from '@dspt/service-kit/http/caller';
import { Route } from '@dspt/service-kit/http/route';
import { Controller, Param, Query } from '@nestjs/common';
import { SitesService } from './sites.service.js';

@Controller()
export class SitesController {
  constructor(private readonly sites: SitesService) {}

  @Route(listSites)
  list(
    @Param({ schema: listSites.params }) { code }: Params<typeof listSites>,
    @Query({ schema: listSites.query }) { q }: QueryOf<typeof listSites>,
    @CurrentCaller() caller: Caller,
  ) {
    return this.sites.listFor(caller, code, q);
  }
}
