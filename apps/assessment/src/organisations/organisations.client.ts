import type { Output } from '@dspt/contracts/define';
import { resolveAreas } from '@dspt/contracts/organisations/areas';
import { findOrganisations, type Organisation } from '@dspt/contracts/organisations/organisations';
import { listSitesRequest, nameSitesRequest, type Depth } from '@dspt/contracts/organisations/sites';
import { NotFound } from '@dspt/contracts/problem';
import { failureOf } from '@dspt/service-kit/failures';
import { Requests } from '@dspt/service-kit/messaging/requests';
import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';

/** Open sites of an organisation; its twin is the other code of the same place. */
type WithTwin<L> = Omit<L, 'twin'> & { twin: { code: string; name: string } | null };
export type NamedSites = WithTwin<Output<typeof nameSitesRequest>>;
export type SiteList = WithTwin<Output<typeof listSitesRequest>>;

/** Names change in a monthly file, so a page may show one that is this old. */
const nameKeptForMs = 60_000;
const namesKept = 10_000;

/** What this service asks the organisations service. */
@Injectable()
export class OrganisationsClient {
  private readonly names = new LRUCache<string, string>({
    max: namesKept,
    ttl: nameKeptForMs,
    fetchMethod: (code, kept) => this.askName(code, kept),
  });

  constructor(private readonly requests: Requests) {}

  /** @throws {NotFound} when there is none with this code */
  async get(code: string): Promise<Organisation> {
    const found = (await this.find([code])).get(code);
    if (!found) throw new NotFound('organisation');
    return found;
  }

  /**
   * @param areas of whoever asks; `null` is everywhere. An organisation elsewhere is not there for a regional officer.
   * @throws {NotFound}
   */
  async mustBeIn(areas: string[] | null, code: string): Promise<void> {
    if (areas === null) return;
    const [{ localAuthority, region }, mine] = await Promise.all([
      this.get(code),
      this.requests.ask(resolveAreas, { areas }),
    ]);
    if (![localAuthority, region].some((area) => area !== null && mine.areas.includes(area)))
      throw new NotFound('organisation');
  }

  /** Those of the codes that are known. */
  async find(codes: string[]): Promise<Map<string, Organisation>> {
    const { organisations } = await this.requests.ask(findOrganisations, { codes });
    return new Map(organisations.map((organisation) => [organisation.code, organisation]));
  }

  nameOf(code: string): Promise<string> {
    return this.names.forceFetch(code);
  }

  /** A name that is a little old is better than none while the other service is away. */
  private async askName(code: string, kept: string | undefined): Promise<string> {
    try {
      return (await this.get(code)).name;
    } catch (error) {
      if (kept !== undefined && failureOf(error) === 'transient') return kept;
      throw error;
    }
  }

  /** Open sites operated today with the status each has. */
  async sitesOf(code: string, depth: Depth): Promise<SiteList> {
    return this.withTwin(await this.requests.ask(listSitesRequest, { code, depth }));
  }

  /** The same without their status, which for many sites takes longer than all else. */
  async namedSitesOf(code: string, depth: Depth): Promise<NamedSites> {
    return this.withTwin(await this.requests.ask(nameSitesRequest, { code, depth }));
  }

  private async withTwin<L extends { twin: string | null }>({ twin, ...list }: L): Promise<WithTwin<L>> {
    return { ...list, twin: twin ? { code: twin, name: await this.nameOf(twin) } : null };
  }
}
