import { Column, Entity, PrimaryColumn } from 'typeorm';

/** When a timer last ran, in whichever replica. */
@Entity('scheduled')
export class ScheduledRun {
  @PrimaryColumn('text')
  name: string;

  @Column('timestamptz', { name: 'next_at' })
  nextAt: Date;

  @Column('timestamptz', { name: 'claimed_until', nullable: true })
  claimedUntil: Date | null;
}
