import type { SecurityEventKind } from '@dspt/contracts/identity/security-events';
import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

@Entity('security_events')
@Unique('security_events_bucket', ['bucket'])
@Index('security_events_at', ['at'])
@Index('security_events_person', ['personId', 'at'])
@Index('security_events_address', ['addressHash', 'at'])
export class SecurityEvent {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'security_events_key' })
  id: string;

  @Column('timestamptz')
  at: Date;

  @Column('text')
  kind: SecurityEventKind;

  @Column('uuid', { name: 'person_id', nullable: true })
  personId: string | null;

  /** Who did it, when it was somebody else. */
  @Column('uuid', { name: 'by_person_id', nullable: true })
  byPersonId: string | null;

  /** Keyed hash of the address that was typed. */
  @Column('bytea', { name: 'address_hash', nullable: true })
  addressHash: Buffer | null;

  @Column('text', { nullable: true })
  code: string | null;

  @Column('text')
  network: string;

  @Column('text', { nullable: true })
  operation: string | null;

  @Column('timestamptz', { name: 'wait_until', nullable: true })
  waitUntil: Date | null;

  @Column('uuid', { name: 'session_id', nullable: true })
  sessionId: string | null;

  @Column('text', { name: 'request_id', nullable: true })
  requestId: string | null;

  @Column('int', { default: 1 })
  count: number;

  /** What is counted together instead of written again. */
  @Column('bytea', { nullable: true })
  bucket: Buffer | null;
}
