import type { Depth } from '@dspt/contracts/organisations/sites';
import type { Level } from '@dspt/contracts/values';
import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import type { Snapshot } from './snapshot.js';

/** A publication; never changed. */
@Entity('publications')
@Unique('publications_code_request_id_key', ['code', 'requestId'])
@Unique('publications_seq_key', ['seq'])
@Unique('publications_certificate_key', ['certificate'])
@Index('publications_of_organisation', ['code', 'seq'])
export class StoredPublication {
  @PrimaryColumn('uuid')
  id: string;

  @Column({ type: 'bigint', generated: 'identity', generatedIdentity: 'ALWAYS' })
  seq: string;

  @Column('uuid', { name: 'request_id' })
  requestId: string;

  @Column('text')
  code: string;

  @Column('text', { name: 'organisation_name' })
  organisationName: string;

  @Column('text')
  edition: string;

  @Column('integer', { name: 'question_set_version' })
  questionSetVersion: number;

  @Column('text')
  level: Level;

  @Column('text', { default: 'one' })
  depth: Depth;

  @Column('timestamptz', { name: 'published_at' })
  publishedAt: Date;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt: Date;

  @Column('uuid', { name: 'published_by' })
  publishedBy: string;

  @Column('text', { name: 'published_by_name' })
  publishedByName: string;

  @Column('jsonb')
  snapshot: Snapshot;

  /** The code to check it by; see the view `certificates`. */
  @Column('text', { default: () => 'certificate_code()' })
  certificate: string;
}
