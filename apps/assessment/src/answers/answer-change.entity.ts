import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One change of an answer: who, when, to what. */
@Entity('answer_changes')
export class StoredAnswerChange {
  @PrimaryColumn('text')
  code: string;

  @PrimaryColumn('text')
  edition: string;

  @PrimaryColumn('text')
  ref: string;

  @PrimaryColumn('integer')
  version: number;

  @Column('timestamptz', { name: 'changed_at' })
  changedAt: Date;

  @Column('uuid', { name: 'changed_by' })
  changedBy: string;

  @Column('text', { name: 'changed_by_name' })
  changedByName: string;

  @Column('jsonb', { nullable: true })
  before: unknown;

  @Column('jsonb')
  after: unknown;

  /** `null` when somebody answered it there. */
  @Column('jsonb', { nullable: true })
  through: unknown;
}
