import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { StoredEdition } from './edition.entity.js';

/** How answers of one edition go on in the next. */
@Entity('edition_mappings')
export class EditionMapping {
  @ForeignKey(() => StoredEdition, { name: 'edition_mappings_from_edition_fkey' })
  @PrimaryColumn('text', { name: 'from_edition' })
  fromEdition: string;

  @ForeignKey(() => StoredEdition, { name: 'edition_mappings_to_edition_fkey' })
  @PrimaryColumn('text', { name: 'to_edition' })
  toEdition: string;

  @Column('jsonb')
  steps: unknown;
}
