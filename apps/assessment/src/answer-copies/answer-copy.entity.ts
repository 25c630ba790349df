import type { AnswerValue } from '@dspt/contracts/assessment/assessments';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Answers of one organisation for others, as they were when the copy was previewed. */
@Entity('answer_copies')
@Index('answer_copies_made_by', ['madeBy', 'code'])
export class StoredAnswerCopy {
  @PrimaryColumn('uuid')
  id: string;

  /** The organisation whose answers they are. */
  @Column('text')
  code: string;

  @Column('text')
  name: string;

  @Column('text')
  edition: string;

  /** By ref. */
  @Column('jsonb')
  answers: Record<string, AnswerValue>;

  @Index('answer_copies_made_at')
  @Column('timestamptz', { name: 'made_at' })
  madeAt: Date;

  @Column('uuid', { name: 'made_by' })
  madeBy: string;

  @Column('text', { name: 'made_by_name' })
  madeByName: string;

  @Column('timestamptz', { name: 'done_at', nullable: true })
  doneAt: Date | null;

  @Column('timestamptz', { name: 'undone_at', nullable: true })
  undoneAt: Date | null;
}
