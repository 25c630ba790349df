import { pageCoverage, pagePublications } from '@dspt/contracts/assessment/publications';
import type { RequestInput } from '@dspt/contracts/define';
import { RequestHandler } from '@dspt/service-kit/messaging/handlers';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
// oxlint-disable-next-line no-restricted-imports -- a page of a copy is a query and nothing else
import { PublicationPagesRepository } from './publication-pages.repository.js';

/** What was published and for whom it counts, for whoever keeps a copy of it. */
@Controller()
export class PublicationsMessages {
  constructor(private readonly pages: PublicationPagesRepository) {}

  @RequestHandler(pagePublications)
  async publications(@Payload() { after, limit }: RequestInput<typeof pagePublications>) {
    const rows = await this.pages.publications(after, limit);
    return { rows, next: rows.length < limit ? null : rows.at(-1)!.publicationId };
  }

  @RequestHandler(pageCoverage)
  async coverage(@Payload() { after, limit }: RequestInput<typeof pageCoverage>) {
    const rows = await this.pages.coverage(after, limit);
    if (rows.length < limit) return { rows, next: null };
    const { publicationId, code, addedAt } = rows.at(-1)!;
    return { rows, next: { publicationId, code, addedAt } };
  }
}
