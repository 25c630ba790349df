import type { Output } from '@dspt/contracts/define';
import type { getStaffOrganisation, listStaffOrganisations } from '@dspt/contracts/organisations/staff';
import { NotFound } from '@dspt/contracts/problem';
import { Clock } from '@dspt/service-kit/clock';
import type { Caller } from '@dspt/service-kit/http/caller';
import { Injectable } from '@nestjs/common';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { CoverageService } from '../register/coverage.service.js';
import { SiteCorrectionsService } from '../site-corrections/site-corrections.service.js';
import { SitesService } from '../sites/sites.service.js';
import { StaffRepository } from './staff.repository.js';
import type { StaffQuery } from './staff.sql.js';

type Detail = Output<typeof getStaffOrganisation>;

/** What the people who run the service see. A regional officer sees the areas of theirs and nothing else. */
@Injectable()
export class StaffService {
  constructor(
    private readonly staff: StaffRepository,
    private readonly organisations: OrganisationsService,
    private readonly sites: SitesService,
    private readonly corrections: SiteCorrectionsService,
    private readonly coverage: CoverageService,
    private readonly clock: Clock,
  ) {}

  list(caller: Caller, query: StaffQuery): Promise<Output<typeof listStaffOrganisations>> {
    return this.staff.list(query, caller.areas, this.clock.today());
  }

  async get(caller: Caller, code: string): Promise<Output<typeof getStaffOrganisation>> {
    const details = await this.staff.details(code, caller.areas, this.clock.today());
    if (!details) throw new NotFound('organisation');
    const [organisation, { sites }, why, headOffices, corrections] = await Promise.all([
      this.organisations.get(code),
      this.sites.list(code, 'one'),
      this.coverage.reasons(code),
      this.staff.headOffices(code),
      this.corrections.list(code),
    ]);
    const all = { ...organisation, ...details, id: code, why, sites, headOffices, corrections };
    return caller.areas ? this.inAreas(all, caller.areas) : all;
  }

  /** Of a head office in the officer's area, the sites in it; others are nobody's business there. */
  private async inAreas(all: Detail, areas: string[]): Promise<Detail> {
    const { sites, corrections } = all;
    const codes = [...sites.map(({ code }) => code), ...corrections.map(({ site }) => site)];
    const mine = await this.staff.within(codes, areas, this.clock.today());
    return {
      ...all,
      sites: sites.filter(({ code }) => mine.has(code)),
      corrections: corrections.filter(({ site }) => mine.has(site)),
    };
  }
}
