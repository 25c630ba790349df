import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An organisation has been reminded of a last day. */
@Entity('reminders')
export class Reminder {
  @PrimaryColumn('text')
  code: string;

  @PrimaryColumn('date', { name: 'last_day' })
  lastDay: string;

  /** Days before. */
  @PrimaryColumn('integer')
  stage: number;

  @Column('timestamptz', { name: 'reminded_at' })
  remindedAt: Date;
}
