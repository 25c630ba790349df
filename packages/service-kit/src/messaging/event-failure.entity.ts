import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How often an event has failed so far. */
@Entity('event_failures')
export class EventFailure {
  @PrimaryColumn('text', { name: 'event_id' })
  eventId: string;

  @Column('integer')
  failures: number;

  @Column('timestamptz', { name: 'failed_at', default: () => 'now()' })
  failedAt: Date;
}
