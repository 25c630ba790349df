import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { StoredEdition } from './edition.entity.js';

/** An item of a question set, as far as statements need it. */
@Entity('evidence_items')
export class StoredEvidenceItem {
  @ForeignKey(() => StoredEdition, { name: 'evidence_items_edition_fkey' })
  @PrimaryColumn('text')
  edition: string;

  @PrimaryColumn('text')
  ref: string;

  @PrimaryColumn('integer')
  version: number;

  @Column('integer', { name: 'replaced_in', nullable: true })
  replacedIn: number | null;

  @Column('jsonb')
  content: unknown;
}
