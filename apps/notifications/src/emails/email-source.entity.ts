import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The fact an email was written from (ADR 18). */
@Entity('email_sources')
export class EmailSource {
  @PrimaryColumn('text', { name: 'event_id' })
  eventId: string;

  @Column('text')
  name: string;

  @Column('jsonb')
  data: unknown;

  @Column('timestamptz', { name: 'occurred_at' })
  occurredAt: Date;
}
