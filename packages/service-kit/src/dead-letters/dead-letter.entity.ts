import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** An event that failed for good, here or on its way out. */
@Entity('dead_letters')
@Index('dead_letters_newest', { synchronize: false })
export class StoredDeadLetter {
  @PrimaryColumn('text', { name: 'event_id' })
  eventId: string;

  @Column('text')
  name: string;

  @Column('jsonb')
  data: unknown;

  @Column('text')
  error: string;

  @Column('timestamptz', { name: 'dead_lettered_at', default: () => 'now()' })
  deadLetteredAt: Date;

  @Column('timestamptz', { name: 'occurred_at', nullable: true })
  occurredAt: Date | null;

  @Column('timestamptz', { name: 'retried_at', nullable: true })
  retriedAt: Date | null;

  @Column('timestamptz', { name: 'discarded_at', nullable: true })
  discardedAt: Date | null;

  @Column('text', { name: 'discarded_by', nullable: true })
  discardedBy: string | null;

  @Column('text', { name: 'discard_reason', nullable: true })
  discardReason: string | null;

  @Column('boolean', { default: false })
  outgoing: boolean;

  /** The request that has led to it. */
  @Column('uuid', { name: 'request_id', nullable: true })
  requestId: string | null;
}
