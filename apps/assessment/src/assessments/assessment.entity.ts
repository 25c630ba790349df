import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { StoredProfile } from '../profiles/profile.entity.js';
import { StoredEdition } from '../question-sets/edition.entity.js';

/** An organisation in an edition: states of its items, confirmations. */
@Entity('assessments')
export class StoredAssessment {
  @ForeignKey(() => StoredProfile, { name: 'assessments_code_fkey' })
  @PrimaryColumn('text')
  code: string;

  @ForeignKey(() => StoredEdition, { name: 'assessments_edition_fkey' })
  @PrimaryColumn('text')
  edition: string;

  @Column('jsonb', { default: {} })
  states: unknown;

  @Column('jsonb', { default: {} })
  confirmations: unknown;

  @Column('integer', { default: 0 })
  version: number;

  @Column('timestamptz', { name: 'last_activity_at', nullable: true })
  lastActivityAt: Date | null;

  @Column('jsonb', { name: 'assertion_versions', default: {} })
  assertionVersions: unknown;
}
