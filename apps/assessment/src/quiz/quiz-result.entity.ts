import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { QuizPerson } from './quiz-person.entity.js';

/** What somebody achieved; of an attempt it has the id. Taken by link, it has no sheet and nobody who entered it. */
@Entity('quiz_results')
@Index('quiz_results_taken_on', ['takenOn'])
export class QuizResult {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => QuizPerson, { name: 'quiz_results_person_id_fkey', onDelete: 'CASCADE' })
  @Index('quiz_results_of_person')
  @Column('uuid', { name: 'person_id' })
  personId: string;

  @Column('integer')
  score: number;

  @Column('integer')
  total: number;

  @Column('boolean')
  passed: boolean;

  /** The day in London. */
  @Column('date', { name: 'taken_on' })
  takenOn: string;

  @Column('timestamptz', { name: 'recorded_at' })
  recordedAt: Date;

  /** Number of the sheet of paper; `null` when it was taken by link. */
  @Column('integer', { nullable: true })
  sheet: number | null;

  /** Who entered it from paper. */
  @Column('uuid', { name: 'recorded_by', nullable: true })
  recordedBy: string | null;

  @Column('text', { name: 'recorded_by_name', nullable: true })
  recordedByName: string | null;
}
