import type { Output, Query as QueryOf } from '@dspt/contracts/define';
import type {
  Depth,
  listSiteChanges,
  listSites,
  nameSitesRequest,
} from '@dspt/contracts/organisations/sites';
import { Clock } from '@dspt/service-kit/clock';
import type { Caller } from '@dspt/service-kit/http/caller';
import { Injectable } from '@nestjs/common';
import { SitesRepository } from './sites.repository.js';

export type SiteList = Output<typeof listSites>;

@Injectable()
export class SitesService {
  constructor(
    private readonly sites: SitesRepository,
    private readonly clock: Clock,
  ) {}

  list(code: string, depth: Depth, q?: string): Promise<SiteList> {
    return this.with(code, this.sites.list(code, this.clock.today(), depth, q));
  }

  name(code: string, depth: Depth): Promise<Output<typeof nameSitesRequest>> {
    return this.with(code, this.sites.names(code, this.clock.today(), depth));
  }

  async listFor(caller: Caller, code: string, { depth, q }: QueryOf<typeof listSites>): Promise<SiteList> {
    caller.mustActFor(code);
    return this.list(code, depth, q);
  }

  changesFor(caller: Caller, code: string, paging: QueryOf<typeof listSiteChanges>) {
    caller.mustActFor(code);
    return this.sites.changes(code, this.clock.today(), paging);
  }

  private async with<Sites>(code: string, asked: Promise<Sites>) {
    const [headOffice, sites] = await Promise.all([this.sites.headOffice(code, this.clock.today()), asked]);
    return { ...headOffice, sites };
  }
}
