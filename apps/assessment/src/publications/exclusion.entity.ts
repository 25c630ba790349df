import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { StoredPublication } from './publication.entity.js';

/** A site left out of a publication, and why. */
@Entity('exclusions')
export class Exclusion {
  @ForeignKey(() => StoredPublication, { name: 'exclusions_publication_id_fkey' })
  @PrimaryColumn('uuid', { name: 'publication_id' })
  publicationId: string;

  @PrimaryColumn('text')
  code: string;

  @Column('text')
  name: string;

  @Column('text')
  reason: string;
}
