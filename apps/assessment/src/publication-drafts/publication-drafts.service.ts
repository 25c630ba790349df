import type { PublicationDraft } from '@dspt/contracts/assessment/publication-drafts';
import { Clock } from '@dspt/service-kit/clock';
import { Caller } from '@dspt/service-kit/http/caller';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { PublicationDraftsRepository } from './publication-drafts.repository.js';

interface Kept {
  draft: PublicationDraft | null;
}

/** What each person has decided so far about publishing. Nothing follows from it until it is published. */
@Injectable()
export class PublicationDraftsService {
  constructor(
    private readonly repository: PublicationDraftsRepository,
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  async get(caller: Caller, code: string): Promise<Kept> {
    caller.mustActFor(code);
    return { draft: (await this.repository.find(code, caller.personId)) ?? null };
  }

  async save(caller: Caller, code: string, draft: PublicationDraft): Promise<Kept> {
    caller.mustActFor(code);
    await this.dataSource.transaction((manager) =>
      this.repository.save(manager, [code, caller.personId], draft, this.clock.now()),
    );
    return { draft };
  }
}
