import type { IncidentFacts, IncidentState } from '@dspt/contracts/support/incidents';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What went wrong with information in an organisation. */
@Entity('incidents')
@Index('incidents_code', ['code', 'seq'])
export class StoredIncident {
  @PrimaryColumn('uuid')
  id: string;

  @Index('incidents_seq', { unique: true })
  @Column({ type: 'bigint', generated: 'identity', generatedIdentity: 'ALWAYS' })
  seq: string;

  @Column('text')
  code: string;

  @Column('text', { name: 'organisation_name' })
  organisationName: string;

  @Column('text')
  state: IncidentState;

  @Column('jsonb')
  facts: IncidentFacts;

  /** Made of the facts: until when the regulator is to be told. */
  @Index('incidents_tell_by')
  @Column('timestamptz', { name: 'tell_by', nullable: true })
  tellBy: Date | null;

  /** The `tellBy` that somebody has been reminded of. */
  @Column('timestamptz', { name: 'reminded_of', nullable: true })
  remindedOf: Date | null;

  @Column('timestamptz', { name: 'changed_at' })
  changedAt: Date;

  @Column('integer', { default: 1 })
  version: number;
}
