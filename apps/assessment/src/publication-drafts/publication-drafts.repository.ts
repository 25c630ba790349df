import { publicationDraft, type PublicationDraft } from '@dspt/contracts/assessment/publication-drafts';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { StoredPublicationDraft } from './publication-draft.entity.js';

@Injectable()
export class PublicationDraftsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** One that an older version wrote, and that cannot be read any more, is none. */
  async find(code: string, personId: string): Promise<PublicationDraft | undefined> {
    const row = await this.dataSource.manager.findOneBy(StoredPublicationDraft, { code, personId });
    return publicationDraft.safeParse(row?.draft).data;
  }

  async save(
    manager: EntityManager,
    [code, personId]: readonly [code: string, personId: string],
    draft: PublicationDraft,
    changedAt: Date,
  ): Promise<void> {
    const row = { code, personId, draft, changedAt };
    await manager.upsert(StoredPublicationDraft, row, ['code', 'personId']);
  }
}
