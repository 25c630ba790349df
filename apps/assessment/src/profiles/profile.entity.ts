import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ProfileFields } from './certificates.js';
import type { FieldChanges } from './profile-rules.js';

/** The profile of an organisation. */
@Entity('profiles')
export class StoredProfile {
  @PrimaryColumn('text')
  code: string;

  @Column('jsonb', { default: {} })
  fields: Partial<ProfileFields>;

  @Column('integer', { default: 0 })
  version: number;

  @Column('timestamptz', { name: 'accepted_at', nullable: true })
  acceptedAt: Date | null;

  @Column('uuid', { name: 'accepted_by', nullable: true })
  acceptedBy: string | null;

  @Column('text', { name: 'accepted_by_name', nullable: true })
  acceptedByName: string | null;

  @Column('timestamptz', { name: 'approaching_published_at', nullable: true })
  approachingPublishedAt: Date | null;

  @Column('jsonb', { default: {} })
  changes: FieldChanges;
}
