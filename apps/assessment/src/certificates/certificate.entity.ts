import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { StoredPublication } from '../publications/publication.entity.js';

/** A publication counts for an organisation, and this code says so; never changed. */
@Entity('certificates')
@Unique('certificates_publication_id_organisation_key', ['publicationId', 'organisation'])
export class StoredCertificate {
  @PrimaryColumn('text', { default: () => 'certificate_code()' })
  code: string;

  @ForeignKey(() => StoredPublication, { name: 'certificates_publication_id_fkey' })
  @Column('uuid', { name: 'publication_id' })
  publicationId: string;

  @Column('text')
  organisation: string;
}
