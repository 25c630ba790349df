import { findOrganisations, type Organisation } from '@dspt/contracts/organisations/organisations';
import { InvalidInput } from '@dspt/contracts/problem';
import { Requests } from '@dspt/service-kit/messaging/requests';
import { Injectable } from '@nestjs/common';

/** What this service asks the organisations service. */
@Injectable()
export class OrganisationsClient {
  constructor(private readonly requests: Requests) {}

  /**
   * @param areas those of a regional officer: what lies outside is as unknown as what does not exist
   * @throws {InvalidInput} when there is none with this code
   */
  async get(code: string, areas: string[] | null = null): Promise<Organisation> {
    const { organisations } = await this.requests.ask(findOrganisations, { codes: [code] });
    const [found] = organisations;
    if (found && isIn(found, areas)) return found;
    throw new InvalidInput([
      { field: 'code', message: `We do not know an organisation with the ODS code ${code}. Check the code` },
    ]);
  }
}

const isIn = ({ localAuthority, region }: Organisation, areas: string[] | null): boolean =>
  areas === null || [localAuthority, region].some((area) => area !== null && areas.includes(area));
