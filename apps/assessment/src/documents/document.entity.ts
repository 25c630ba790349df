import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A file kept as evidence (ADR 6). */
@Entity('documents')
@Index('documents_not_kept', { synchronize: false })
@Index('documents_of_statements', { synchronize: false })
export class StoredDocument {
  @PrimaryColumn('uuid')
  id: string;

  @PrimaryColumn('text')
  code: string;

  @Column('text')
  name: string;

  @Column('text', { name: 'media_type' })
  mediaType: string;

  @Column('integer')
  size: number;

  /** `null` for a statement of a supplier, which keeps it (ADR 63). */
  @Column('bytea', { nullable: true })
  content: Buffer | null;

  @Column('timestamptz', { name: 'uploaded_at' })
  uploadedAt: Date;

  @Column('uuid', { name: 'uploaded_by' })
  uploadedBy: string;

  @Column('text', { name: 'uploaded_by_name' })
  uploadedByName: string;

  @Column('boolean', { default: false })
  kept: boolean;

  @Column('bytea', { nullable: true })
  digest: Buffer | null;

  /** In use from this day. */
  @Column('date', { name: 'effective_on', nullable: true })
  effectiveOn: string | null;

  /** To be looked at again by this day. */
  @Column('date', { name: 'expires_on', nullable: true })
  expiresOn: string | null;

  @Column('integer', { name: 'dates_version', default: 0 })
  datesVersion: number;

  /** The newer one that was put in its place. */
  @Column('uuid', { name: 'replaced_by', nullable: true })
  replacedBy: string | null;
}
