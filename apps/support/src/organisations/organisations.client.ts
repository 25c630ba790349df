import { resolveAreas } from '@dspt/contracts/organisations/areas';
import { findOrganisations, type Organisation } from '@dspt/contracts/organisations/organisations';
import { InvalidInput } from '@dspt/contracts/problem';
import { Requests } from '@dspt/service-kit/messaging/requests';
import { Injectable } from '@nestjs/common';

/** What this service asks the organisations service. */
@Injectable()
export class OrganisationsClient {
  constructor(private readonly requests: Requests) {}

  /** What the areas of a regional officer stand for; `null` is everywhere. */
  async areasOf(areas: string[] | null): Promise<string[] | null> {
    return areas && (await this.requests.ask(resolveAreas, { areas })).areas;
  }

  /**
   * @param areas those of a regional officer: what lies outside is as unknown as what does not exist
   * @throws {InvalidInput} when there is none with this code
   */
  async get(code: string, areas: string[] | null = null): Promise<Organisation> {
    const { organisations } = await this.requests.ask(findOrganisations, { codes: [code] });
    const [found] = organisations;
    if (found && isIn(found, await this.areasOf(areas))) return found;
    throw new InvalidInput([
      { field: 'code', message: `We do not know an organisation with the ODS code ${code}. Check the code` },
    ]);
  }
}

const isIn = ({ localAuthority, region }: Organisation, areas: string[] | null): boolean =>
  areas === null || [localAuthority, region].some((area) => area !== null && areas.includes(area));
