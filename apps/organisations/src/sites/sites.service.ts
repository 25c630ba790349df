import type { Output } from '@dspt/contracts/define';
import type { listSites } from '@dspt/contracts/organisations/sites';
import { Clock } from '@dspt/service-kit/clock';
import type { Caller } from '@dspt/service-kit/http/caller';
import { Injectable } from '@nestjs/common';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { SitesRepository } from './sites.repository.js';

export type SiteList = Output<typeof listSites>;

@Injectable()
export class SitesService {
  constructor(
    private readonly sites: SitesRepository,
    private readonly organisations: OrganisationsService,
    private readonly clock: Clock,
  ) {}

  async list(code: string, q?: string): Promise<SiteList> {
    const { name, headOfficeFunction, twin } = await this.organisations.get(code);
    const sites = await this.sites.list(code, this.clock.today(), q);
    return { code, name, headOfficeFunction, twin: twin?.code ?? null, sites };
  }

  async listFor(caller: Caller, code: string, q?: string): Promise<SiteList> {
    caller.mustActFor(code);
    return this.list(code, q);
  }
}
