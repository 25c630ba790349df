import type { Output } from '@dspt/contracts/define';
import type { listSites, nameSitesRequest } from '@dspt/contracts/organisations/sites';
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
    const [headOffice, sites] = await Promise.all([
      this.headOffice(code),
      this.sites.list(code, this.clock.today(), q),
    ]);
    return { ...headOffice, sites };
  }

  async name(code: string): Promise<Output<typeof nameSitesRequest>> {
    const [headOffice, sites] = await Promise.all([
      this.headOffice(code),
      this.sites.names(code, this.clock.today()),
    ]);
    return { ...headOffice, sites };
  }

  async listFor(caller: Caller, code: string, q?: string): Promise<SiteList> {
    caller.mustActFor(code);
    return this.list(code, q);
  }

  private async headOffice(code: string) {
    const { name, headOfficeFunction, twin } = await this.organisations.get(code);
    return { code, name, headOfficeFunction, twin: twin?.code ?? null };
  }
}
