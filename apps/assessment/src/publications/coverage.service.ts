import { addSites, coverageAdded, type listJoinedSites } from '@dspt/contracts/assessment/publications';
import type { Body as BodyOf, Output } from '@dspt/contracts/define';
import { Audit } from '@dspt/service-kit/audit/audit';
import { Clock } from '@dspt/service-kit/clock';
import { Caller } from '@dspt/service-kit/http/caller';
import { Idempotency } from '@dspt/service-kit/idempotency/idempotency';
import { Outbox } from '@dspt/service-kit/messaging/outbox';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { OrganisationsClient } from '../organisations/organisations.client.js';
import { PublicationHistoryService, type PublicationDetail } from './publication-history.service.js';
import { factsOf, publicationOutput } from './publication.output.js';
import { AlreadyCovered, NotYourSite, PublicationExpired } from './publications.problems.js';
import { PublicationsRepository, type CoveredSite, type PublicationRow } from './publications.repository.js';
import { scopeOf } from './publication-scope.js';

/** Sites that come under a publication after it was made, and those that could. */
@Injectable()
export class CoverageService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly repository: PublicationsRepository,
    private readonly organisations: OrganisationsClient,
    private readonly history: PublicationHistoryService,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly idempotency: Idempotency,
  ) {}

  async add(
    caller: Caller,
    code: string,
    id: string,
    { sites, requestId }: BodyOf<typeof addSites>,
  ): Promise<PublicationDetail> {
    caller.mustActFor(code);
    const { depth } = await this.repository.get(code, id);
    const { covered } = scopeOf(await this.organisations.namedSitesOf(code, depth), []);
    const codes = new Set(sites);
    const added = covered.filter((site) => codes.has(site.code));
    const known = new Set(added.map((site) => site.code));
    const strangers = [...codes].filter((one) => !known.has(one));
    if (strangers.length > 0) throw new NotYourSite(strangers);
    const sent = { route: addSites, requestId, by: caller.personId, input: { code, id, sites } };
    await this.dataSource.transaction((manager) =>
      this.idempotency.once(manager, sent, async () => {
        const publication = await this.repository.lock(manager, id);
        await this.mustBeOpenTo(manager, publication, codes);
        await this.cover(manager, caller, publication, added);
      }),
    );
    return this.history.get(caller, code, id);
  }

  /** None for what was not published for sites. */
  async joined(caller: Caller, code: string, id: string): Promise<Output<typeof listJoinedSites>> {
    caller.mustActFor(code);
    const { depth } = await this.repository.get(code, id);
    const [covered, leftOut, { headOfficeFunction, sites }] = await Promise.all([
      this.repository.coverage(id),
      this.repository.leftOut(id),
      this.organisations.namedSitesOf(code, depth),
    ]);
    const isForSites = leftOut.length > 0 || covered.some(({ via }) => via === 'head-office');
    if (!headOfficeFunction || !isForSites) return { items: [] };
    const decided = new Set([...covered, ...leftOut].map((site) => site.code));
    return { items: sites.filter((site) => !decided.has(site.code)) };
  }

  private async mustBeOpenTo(
    manager: EntityManager,
    { id, expiresAt }: PublicationRow,
    codes: Set<string>,
  ): Promise<void> {
    if (expiresAt <= this.clock.now()) throw new PublicationExpired();
    const covered = await this.repository.coverage(id, manager);
    const again = covered.map((site) => site.code).filter((site) => codes.has(site));
    if (again.length > 0) throw new AlreadyCovered(again);
  }

  private async cover(
    manager: EntityManager,
    caller: Caller,
    publication: PublicationRow,
    sites: CoveredSite[],
  ): Promise<void> {
    const addedAt = this.clock.now();
    const { code, edition, level } = publication;
    await this.repository.cover(manager, publication.id, sites, {
      at: addedAt,
      by: caller.personId,
      byName: caller.name,
    });
    await this.audit.write(manager, {
      did: 'publication.sites-added',
      organisation: code,
      to: { level, edition, sites: sites.map((site) => site.code) },
    });
    await this.outbox.tell(manager, coverageAdded, {
      ...factsOf(publicationOutput(publication)),
      addedBy: caller.personId,
      addedAt: addedAt.toISOString(),
      covered: sites.map((site) => ({ code: site.code, via: site.via })),
    });
  }
}
