import type { Publication, publicationDetail } from '@dspt/contracts/assessment/publications';
import { Caller } from '@dspt/service-kit/http/caller';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { OrganisationsClient } from '../organisations/organisations.client.js';
import { publicationOutput } from './publication.output.js';
import { PublicationsRepository } from './publications.repository.js';

export type PublicationDetail = z.output<typeof publicationDetail>;

@Injectable()
export class PublicationHistoryService {
  constructor(
    private readonly repository: PublicationsRepository,
    private readonly organisations: OrganisationsClient,
  ) {}

  async list(caller: Caller, code: string): Promise<{ items: Publication[] }> {
    caller.mustActFor(code);
    return { items: await this.all(code) };
  }

  /** Level and dates only; a regional officer sees organisations of their areas, and no others exist for them. */
  async listForStaff(caller: Caller, code: string): Promise<{ items: Publication[]; total: number }> {
    await this.organisations.mustBeIn(caller.areas, code);
    const items = await this.all(code);
    return { items, total: items.length };
  }

  async get(caller: Caller, code: string, id: string): Promise<PublicationDetail> {
    caller.mustActFor(code);
    const publication = publicationOutput(await this.repository.get(code, id));
    const [{ assertions, actionPlan }, coverage, exclusions] = await Promise.all([
      this.repository.snapshot(id),
      this.repository.coverage(id),
      this.repository.leftOut(id),
    ]);
    const covered = coverage.map(({ addedAt, addedByName, ...site }) => ({
      ...site,
      addedAt: addedAt.toISOString(),
      addedBy: addedByName,
    }));
    return { ...publication, coverage: covered, exclusions, assertions, actionPlan };
  }

  /** The newest of each of these organisations; for whoever knows that the caller may see it. */
  async newest(codes: readonly string[]): Promise<Map<string, Publication>> {
    const rows = await this.repository.newest(codes);
    return new Map([...rows].map(([code, row]) => [code, publicationOutput(row)]));
  }

  private async all(code: string): Promise<Publication[]> {
    return (await this.repository.list(code)).map((row) => publicationOutput(row));
  }
}
