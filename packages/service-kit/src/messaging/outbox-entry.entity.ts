import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A fact, told in the transaction that made it true. */
@Entity('outbox')
@Index('outbox_waiting', { synchronize: false })
@Index('outbox_sent', { synchronize: false })
export class OutboxEntry {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  seq: string;

  @Column({ type: 'uuid', generated: 'uuid' })
  id: string;

  @Column('text')
  name: string;

  @Column('jsonb')
  data: unknown;

  @Column('timestamptz', { name: 'told_at', default: () => 'now()' })
  toldAt: Date;

  @Column('text', { nullable: true })
  about: string | null;

  @Column('timestamptz', { name: 'sent_at', nullable: true })
  sentAt: Date | null;

  @Column('integer', { default: 0 })
  tries: number;

  @Column('timestamptz', { name: 'try_at', nullable: true })
  tryAt: Date | null;

  /** The request that has led to it. */
  @Column('uuid', { name: 'request_id', nullable: true })
  requestId: string | null;
}
