import { publicationDraft, type PublicationDraft } from '@dspt/contracts/assessment/publication-drafts';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';

@Injectable()
export class PublicationDraftsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** One that an older version wrote, and that cannot be read any more, is none. */
  async find(code: string, personId: string): Promise<PublicationDraft | undefined> {
    const [row] = await this.dataSource.query<{ draft: unknown }[]>(
      'select draft from publication_drafts where code = $1 and person_id = $2',
      [code, personId],
    );
    return publicationDraft.safeParse(row?.draft).data;
  }

  async save(
    manager: EntityManager,
    [code, personId]: readonly [code: string, personId: string],
    draft: PublicationDraft,
    changedAt: Date,
  ): Promise<void> {
    await manager.query(
      `insert into publication_drafts (code, person_id, draft, changed_at) values ($1, $2, $3, $4)
       on conflict (code, person_id) do update set draft = excluded.draft, changed_at = excluded.changed_at`,
      [code, personId, JSON.stringify(draft), changedAt],
    );
  }
}
