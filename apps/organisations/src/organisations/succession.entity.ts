import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One code took over from another. */
@Entity('successions')
export class Succession {
  @PrimaryColumn('text')
  code: string;

  @PrimaryColumn('text')
  successor: string;

  @Column('text', { nullable: true })
  reason: string | null;

  @Column('date', { name: 'succeeded_on', nullable: true })
  succeededOn: string | null;

  @Column('text', { nullable: true })
  indicator: string | null;
}
