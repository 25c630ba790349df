import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { Person } from '../people/person.entity.js';
import { KnownOrganisation } from '../organisations/known-organisation.entity.js';

/** A session; its secret is kept as a hash. */
@Entity('sessions')
@Unique('sessions_secret_hash_key', ['secretHash'])
@Check('sessions_check', '(viewing_code IS NULL) = (viewing_until IS NULL)')
export class StoredSession {
  @PrimaryColumn('uuid')
  id: string;

  @Index('sessions_person')
  @ForeignKey(() => Person, { name: 'sessions_person_id_fkey', onDelete: 'CASCADE' })
  @Column('uuid', { name: 'person_id' })
  personId: string;

  @Column('bytea', { name: 'secret_hash' })
  secretHash: Buffer;

  @Column('text', { name: 'organisation_code', nullable: true })
  organisationCode: string | null;

  /** Browser and system in words. */
  @Column('text', { nullable: true })
  device: string | null;

  @Column('timestamptz', { name: 'second_factor_passed_at', nullable: true })
  secondFactorPassedAt: Date | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Index('sessions_last_used')
  @Column('timestamptz', { name: 'last_used_at' })
  lastUsedAt: Date;

  @Column('timestamptz', { name: 'changed_at', nullable: true })
  changedAt: Date | null;

  @ForeignKey(() => KnownOrganisation, { name: 'sessions_viewing' })
  @Column('text', { name: 'viewing_code', nullable: true })
  impersonatedCode: string | null;

  @Column('timestamptz', { name: 'viewing_until', nullable: true })
  impersonationEndsAt: Date | null;

  @Column('text', { name: 'viewing_reason', nullable: true })
  impersonationReason: string | null;

  @Column('text', { name: 'viewing_case', nullable: true })
  impersonationCase: string | null;
}
