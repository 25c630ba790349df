import { coverageAdded, coverageEnded, type Publication } from '@dspt/contracts/assessment/publications';
import { acting } from '@dspt/service-kit/audit/acting';
import { Clock } from '@dspt/service-kit/clock';
import { Outbox } from '@dspt/service-kit/messaging/outbox';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { PublicationCopiesRepository, type NamedOrganisation } from './publication-copies.repository.js';
import { factsOf, publicationOutput } from './publication.output.js';
import { PublicationsRepository, type LeftOut } from './publications.repository.js';

/** A publication that nobody adds codes to until the transaction ends. */
export interface Copyable {
  publication: Publication;
  expired: boolean;
  covered: Set<string>;
  leftOut: LeftOut[];
}

/** Publications that the helpdesk has count for further codes. What was published never changes: copies lie beside it. */
@Injectable()
export class PublicationCopiesService {
  constructor(
    private readonly repository: PublicationCopiesRepository,
    private readonly publications: PublicationsRepository,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
  ) {}

  async lock(manager: EntityManager, id: string): Promise<Copyable> {
    const row = await this.publications.lock(manager, id);
    const coverage = await this.publications.coverage(id, manager);
    return {
      publication: publicationOutput(row),
      expired: row.expiresAt <= this.clock.now(),
      covered: new Set([row.code, ...coverage.map(({ code }) => code)]),
      leftOut: await this.publications.leftOut(id, manager),
    };
  }

  /** @returns when: what the way back needs to know */
  async make(manager: EntityManager, publication: Publication, others: NamedOrganisation[]): Promise<Date> {
    const addedAt = this.clock.now();
    await this.repository.insert(manager, publication.id, addedAt, others);
    const codes = others.map(({ code }) => code);
    await this.outbox.tell(manager, coverageAdded, {
      ...factsOf(publication),
      addedBy: acting().actor!.id!,
      addedAt: addedAt.toISOString(),
      covered: codes.map((code) => ({ code, via: 'copied' as const })),
    });
    return addedAt;
  }

  made(manager: EntityManager, { id }: Publication, addedAt: Date): Promise<NamedOrganisation[]> {
    return this.repository.made(manager, id, addedAt);
  }

  async end(
    manager: EntityManager,
    publication: Publication,
    { addedAt, others }: { addedAt: Date; others: NamedOrganisation[] },
  ): Promise<void> {
    const endedAt = this.clock.now();
    await this.repository.end(manager, publication.id, addedAt, endedAt);
    await this.outbox.tell(manager, coverageEnded, {
      ...factsOf(publication),
      addedAt: addedAt.toISOString(),
      endedAt: endedAt.toISOString(),
      codes: others.map(({ code }) => code),
    });
  }
}
