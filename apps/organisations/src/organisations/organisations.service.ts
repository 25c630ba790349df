import type { Organisation, OrganisationWithStatus } from '@dspt/contracts/organisations/organisations';
import { NotFound } from '@dspt/contracts/problem';
import { Clock } from '@dspt/service-kit/clock';
import { Injectable } from '@nestjs/common';
import { OrganisationsRepository, type Matches, type Page } from './organisations.repository.js';
import { readWanted } from './search.js';

@Injectable()
export class OrganisationsService {
  constructor(
    private readonly organisations: OrganisationsRepository,
    private readonly clock: Clock,
  ) {}

  /** Codes that are not known are left out. */
  find(codes: string[]): Promise<Organisation[]> {
    return this.organisations.find(codes, this.clock.today());
  }

  async get(code: string): Promise<OrganisationWithStatus> {
    const found = await this.organisations.get(code, this.clock.today());
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
