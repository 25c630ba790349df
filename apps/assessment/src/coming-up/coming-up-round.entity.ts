import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How far the organisations have been told, in one month, that something is coming up: in the order of their codes. */
@Entity('coming_up_rounds')
export class ComingUpRound {
  /** `yyyy-mm` */
  @PrimaryColumn('text')
  month: string;

  /** The last code that was told. */
  @Column('text', { default: '' })
  reached: string;

  @Column('timestamptz', { name: 'finished_at', nullable: true })
  finishedAt: Date | null;
}
