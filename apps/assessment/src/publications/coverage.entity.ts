import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { StoredPublication } from './publication.entity.js';

/** A publication counts for a site. */
@Entity('coverage')
@Unique('coverage_certificate_key', ['certificate'])
export class Coverage {
  @ForeignKey(() => StoredPublication, { name: 'coverage_publication_id_fkey' })
  @PrimaryColumn('uuid', { name: 'publication_id' })
  publicationId: string;

  @PrimaryColumn('text')
  code: string;

  @Column('text')
  name: string;

  @Column('text')
  via: string;

  @Column('timestamptz', { name: 'added_at' })
  addedAt: Date;

  @Column('uuid', { name: 'added_by' })
  addedBy: string;

  @Column('text', { name: 'added_by_name' })
  addedByName: string;

  /** The code to check it by; see the view `certificates`. */
  @Column('text', { default: () => 'certificate_code()' })
  certificate: string;
}
