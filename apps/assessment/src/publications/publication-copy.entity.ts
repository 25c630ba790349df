import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { StoredPublication } from './publication.entity.js';

/** A publication was copied to another organisation by the helpdesk. */
@Entity('publication_copies')
@Index('publication_copies_one_open', { synchronize: false })
@Index('publication_copies_certificate', ['certificate'])
export class PublicationCopy {
  @ForeignKey(() => StoredPublication, { name: 'publication_copies_publication_id_fkey' })
  @PrimaryColumn('uuid', { name: 'publication_id' })
  publicationId: string;

  @PrimaryColumn('text')
  code: string;

  @Column('text')
  name: string;

  @PrimaryColumn('timestamptz', { name: 'added_at' })
  addedAt: Date;

  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt: Date | null;

  /** The code to check it by; see the view `certificates`. */
  @Column('text', { default: () => 'certificate_code()' })
  certificate: string;
}
