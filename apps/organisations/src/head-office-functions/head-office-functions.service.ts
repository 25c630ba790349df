import type { Body, Output } from '@dspt/contracts/define';
import type { switchHeadOfficeFunction } from '@dspt/contracts/organisations/sites';
import { Audit } from '@dspt/service-kit/audit/audit';
import { Clock } from '@dspt/service-kit/clock';
import type { Caller } from '@dspt/service-kit/http/caller';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
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
    private readonly audit: Audit,
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
    const { enabled } = wanted;
    await this.dataSource.transaction(async (manager) => {
      await this.functions.set(manager, {
        code,
        enabled,
        sameAcrossSites: wanted.enabled ? wanted.sameAcrossSites : null,
        changedBy: caller.personId,
        now: this.clock.now(),
      });
      await this.audit.write(manager, {
        did: 'head-office-function.switched',
        organisation: code,
        to: { enabled },
      });
    });
    return { code, headOfficeFunction: enabled };
  }

  // oxlint-disable-next-line layers/no-passing-on -- other features see the service only
  lock(manager: EntityManager, code: string): Promise<void> {
    return this.functions.lock(manager, code);
  }

  /** By the helpdesk, which no setting keeps from it. */
  async set(manager: EntityManager, code: string, enabled: boolean): Promise<void> {
    const change = { code, enabled, sameAcrossSites: null, changedBy: null, now: this.clock.now() };
    await this.functions.set(manager, change);
  }
}
