import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How many people work for an organisation, as somebody there has said. */
@Entity('quiz_staff')
export class QuizStaff {
  @PrimaryColumn('text')
  code: string;

  @Column('integer')
  staff: number;

  @Column('integer')
  version: number;

  @Column('timestamptz', { name: 'changed_at' })
  changedAt: Date;

  @Column('text', { name: 'changed_by_name' })
  changedByName: string;
}
