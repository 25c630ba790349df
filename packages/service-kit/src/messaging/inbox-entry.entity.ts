import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An event that was handled. */
@Entity('inbox')
export class InboxEntry {
  @PrimaryColumn('text', { name: 'event_id' })
  eventId: string;

  @Column('text')
  subject: string;

  @Column('timestamptz', { name: 'handled_at', default: () => 'now()' })
  handledAt: Date;
}
