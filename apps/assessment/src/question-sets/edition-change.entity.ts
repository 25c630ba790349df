import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { StoredEdition } from './edition.entity.js';

/** A change of the wording of a running edition. */
@Entity('edition_changes')
export class EditionChange {
  @ForeignKey(() => StoredEdition, { name: 'edition_changes_edition_fkey' })
  @PrimaryColumn('text')
  edition: string;

  @PrimaryColumn('integer')
  version: number;

  @Column('timestamptz', { name: 'changed_at' })
  changedAt: Date;

  @Column('jsonb')
  changes: unknown;
}
