import type { Organisation } from '@dspt/contracts/organisations/organisations';
import { ActionImpossible } from '@dspt/service-kit/actions/problems';
import { organisationWords } from '@dspt/service-kit/actions/words';
import { Clock } from '@dspt/service-kit/clock';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { OrganisationsService } from '../organisations/organisations.service.js';

/** The organisations a helpdesk action is about. */
@Injectable()
export class ActionOrganisations {
  constructor(
    private readonly organisations: OrganisationsService,
    private readonly clock: Clock,
  ) {}

  /** @throws {ActionImpossible} when it is not known, or closed */
  async open(manager: EntityManager, code: string): Promise<Organisation> {
    const organisation = await this.known(manager, code);
    if (!organisation.open) throw new ActionImpossible(`${organisationWords(organisation)} is closed`);
    return organisation;
  }

  async known(manager: EntityManager, code: string): Promise<Organisation> {
    const [organisation] = await this.organisations.find([code], manager);
    if (!organisation) throw new ActionImpossible(`We do not know an organisation with the ODS code ${code}`);
    return organisation;
  }

  /** @throws {ActionImpossible} for a day to come */
  mustHaveBegun(day: string): void {
    if (day > this.clock.today()) throw new ActionImpossible('The change must begin today or earlier');
  }
}
