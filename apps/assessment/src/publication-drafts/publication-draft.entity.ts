import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What somebody has chosen so far about publishing (ADR 12). */
@Entity('publication_drafts')
export class StoredPublicationDraft {
  @PrimaryColumn('text')
  code: string;

  @PrimaryColumn('uuid', { name: 'person_id' })
  personId: string;

  /** Read by its contract: an older version may have written it. */
  @Column('jsonb')
  draft: object;

  @Column('timestamptz', { name: 'changed_at' })
  changedAt: Date;
}
