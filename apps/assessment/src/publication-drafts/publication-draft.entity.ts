import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What somebody has chosen so far about publishing (ADR 12). */
@Entity('publication_drafts')
export class StoredPublicationDraft {
  @PrimaryColumn('text')
  code: string;

  @PrimaryColumn('uuid', { name: 'person_id' })
  personId: string;

  @Column('jsonb')
  draft: unknown;

  @Column('timestamptz', { name: 'changed_at' })
  changedAt: Date;
}
