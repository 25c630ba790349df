import type { Params, Query as QueryOf } from '@dspt/contracts/define';
import { downloadSites, listSiteChanges, listSites } from '@dspt/contracts/organisations/sites';
import { Caller, CurrentCaller } from '@dspt/service-kit/http/caller';
import { Route } from '@dspt/service-kit/http/route';
import { Controller, Param, Query } from '@nestjs/common';
import { csvFile } from '@dspt/service-kit/http/csv';
import { siteColumns } from './sites.csv.js';
import { SitesService } from './sites.service.js';

@Controller()
export class SitesController {
  constructor(private readonly sites: SitesService) {}

  @Route(listSites)
  list(
    @Param({ schema: listSites.params }) { code }: Params<typeof listSites>,
    @Query({ schema: listSites.query }) query: QueryOf<typeof listSites>,
    @CurrentCaller() caller: Caller,
  ) {
    return this.sites.listFor(caller, code, query);
  }

  @Route(listSiteChanges)
  changes(
    @Param({ schema: listSiteChanges.params }) { code }: Params<typeof listSiteChanges>,
    @Query({ schema: listSiteChanges.query }) paging: QueryOf<typeof listSiteChanges>,
    @CurrentCaller() caller: Caller,
  ) {
    return this.sites.changesFor(caller, code, paging);
  }

  @Route(downloadSites)
  async download(
    @Param({ schema: downloadSites.params }) { code }: Params<typeof downloadSites>,
    @Query({ schema: downloadSites.query }) query: QueryOf<typeof downloadSites>,
    @CurrentCaller() caller: Caller,
  ) {
    const { sites } = await this.sites.listFor(caller, code, query);
    return csvFile(`sites-of-${code}.csv`, siteColumns, sites);
  }
}
