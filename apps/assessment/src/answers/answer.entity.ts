import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { StoredAssessment } from '../assessments/assessment.entity.js';

/** The answer to an item as it is now. */
@Entity('answers')
@ForeignKey(() => StoredAssessment, ['code', 'edition'], ['code', 'edition'], {
  name: 'answers_code_edition_fkey',
})
export class StoredAnswer {
  @PrimaryColumn('text')
  code: string;

  @PrimaryColumn('text')
  edition: string;

  @PrimaryColumn('text')
  ref: string;

  @Column('jsonb')
  value: unknown;

  @Column('integer')
  version: number;

  @Column('timestamptz', { name: 'changed_at' })
  changedAt: Date;

  @Column('uuid', { name: 'changed_by' })
  changedBy: string;

  @Column('text', { name: 'changed_by_name' })
  changedByName: string;

  @Column('text', { name: 'carried_from', nullable: true })
  carriedFrom: string | null;
}
