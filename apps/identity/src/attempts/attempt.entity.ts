import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A try that is limited, such as a failed sign-in; counted by what it was about. */
@Entity('attempts')
export class Attempt {
  @PrimaryColumn('bytea')
  key: Buffer;

  @Column('integer')
  count: number;

  @Column('timestamptz', { name: 'forget_at' })
  forgetAt: Date;

  @Column('timestamptz', { name: 'wait_until', nullable: true })
  waitUntil: Date | null;
}
