import type { Body, Output } from '@dspt/contracts/define';
import type { switchHeadOfficeFunction } from '@dspt/contracts/organisations/sites';
import { Clock } from '@dspt/service-kit/clock';
import type { Caller } from '@dspt/service-kit/http/caller';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Config } from '../config.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { NoOpenSites, SelfServiceOff } from './head-office-functions.problems.js';
import { HeadOfficeFunctionsRepository } from './head-office-functions.repository.js';

/** Without its head-office function a publication covers only the organisation itself. */
@Injectable()
export class HeadOfficeFunctionsService {
  constructor(
    private readonly functions: HeadOfficeFunctionsRepository,
    private readonly organisations: OrganisationsService,
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  async switch(
    caller: Caller,
    code: string,
    wanted: Body<typeof switchHeadOfficeFunction>,
  ): Promise<Output<typeof switchHeadOfficeFunction>> {
    caller.mustActFor(code);
    if (!this.config.HEAD_OFFICE_SELF_SERVICE) throw new SelfServiceOff();
    const { siteCount } = await this.organisations.get(code);
    if (wanted.enabled && siteCount === 0) throw new NoOpenSites();
    const change = { code, wanted, changedBy: caller.personId, now: this.clock.now() };
    await this.dataSource.transaction((manager) => this.functions.set(manager, change));
    return { code, headOfficeFunction: wanted.enabled };
  }
}
