import type { Organisation, OrganisationWithStatus } from '@dspt/contracts/organisations/organisations';
import { NotFound } from '@dspt/contracts/problem';
import { Clock } from '@dspt/service-kit/clock';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { OrganisationsRepository, type Matches, type Page } from './organisations.repository.js';
import { readWanted } from './search.js';

@Injectable()
export class OrganisationsService {
  constructor(
    private readonly organisations: OrganisationsRepository,
    private readonly clock: Clock,
  ) {}

  /** Codes that are not known are left out. */
  find(codes: string[], manager?: EntityManager): Promise<Organisation[]> {
    return this.organisations.find(codes, this.clock.today(), manager);
  }

  withStatus(codes: string[]): Promise<OrganisationWithStatus[]> {
    return this.organisations.withStatus(codes, this.clock.today());
  }

  async get(code: string): Promise<OrganisationWithStatus> {
    const [found] = await this.withStatus([code]);
    if (!found) throw new NotFound('organisation');
    return found;
  }

  search(
    text: string,
    { onlyRegistrable, page }: { onlyRegistrable: boolean; page: Page },
  ): Promise<Matches> {
    return this.organisations.search({
      wanted: readWanted(text),
      today: this.clock.today(),
      onlyRegistrable,
      page,
    });
  }
}
