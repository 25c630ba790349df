import { Column, Entity, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** Who did what; never changed (ADR 14). */
@Entity('audit')
@Unique('audit_id_key', ['id'])
@Index('audit_organisation', { synchronize: false })
@Index('audit_person', { synchronize: false })
@Index('audit_case_number', { synchronize: false })
export class StoredAuditLine {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  seq: string;

  @Column('uuid')
  id: string;

  @Column({ type: 'timestamptz', precision: 3 })
  at: Date;

  @Column('text')
  did: string;

  @Column('uuid', { name: 'actor_id', nullable: true })
  actorId: string | null;

  @Column('text', { name: 'actor_name', nullable: true })
  actorName: string | null;

  @Column('text', { name: 'actor_role', nullable: true })
  actorRole: string | null;

  @Column('text', { nullable: true })
  organisation: string | null;

  @Column('uuid', { nullable: true })
  person: string | null;

  @Column('text', { nullable: true })
  reason: string | null;

  @Column('text', { name: 'case_number', nullable: true })
  caseNumber: string | null;

  @Column('uuid', { name: 'action_id', nullable: true })
  actionId: string | null;

  @Column('text', { name: 'request_id', nullable: true })
  requestId: string | null;

  @Column('jsonb')
  before: unknown;

  @Column('jsonb')
  after: unknown;

  @Column('bytea')
  mac: Buffer;
}
