import { findOrganisations, type Organisation } from '@dspt/contracts/organisations/organisations';
import { Requests } from '@dspt/service-kit/messaging/requests';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import {
  OrganisationClosed,
  OrganisationNotEligible,
  OrganisationUnknown,
} from './organisations.problems.js';
import { OrganisationsRepository } from './organisations.repository.js';

@Injectable()
export class OrganisationsClient {
  constructor(
    private readonly requests: Requests,
    private readonly repository: OrganisationsRepository,
  ) {}

  /** @throws {OrganisationUnknown} */
  async find(code: string): Promise<Organisation> {
    const { organisations } = await this.requests.ask(findOrganisations, { codes: [code] });
    const found = organisations.find((organisation) => organisation.code === code);
    if (!found) throw new OrganisationUnknown(code);
    return found;
  }

  /** @throws a refusal that says what to do when the organisation cannot take part */
  async findOneThatMayRegister(code: string): Promise<Organisation> {
    const organisation = await this.find(code);
    if (!organisation.open) throw new OrganisationClosed(organisation);
    if (!organisation.mayRegister) throw new OrganisationNotEligible(organisation);
    return organisation;
  }

  async renamed(
    manager: EntityManager,
    { code, name }: { code: string; name: string },
    at: Date,
  ): Promise<void> {
    await this.repository.rename(manager, code, name, at);
  }
}
