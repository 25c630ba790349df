import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { StoredAssessment } from '../assessments/assessment.entity.js';

/** What is planned for an outstanding item. */
@Entity('planned_actions')
@ForeignKey(() => StoredAssessment, ['code', 'edition'], ['code', 'edition'], {
  name: 'planned_actions_code_edition_fkey',
})
export class StoredPlannedAction {
  @PrimaryColumn('text')
  code: string;

  @PrimaryColumn('text')
  edition: string;

  @PrimaryColumn('text')
  ref: string;

  @Column('text')
  action: string;

  @Column('text')
  owner: string;

  @Column('date', { name: 'due_on', nullable: true })
  dueOn: string | null;

  @Column('timestamptz', { name: 'changed_at' })
  changedAt: Date;

  @Column('uuid', { name: 'changed_by' })
  changedBy: string;

  @Column('text', { name: 'changed_by_name' })
  changedByName: string;

  @Column('integer', { default: 1 })
  version: number;
}
