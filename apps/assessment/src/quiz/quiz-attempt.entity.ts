import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Drawn, GivenAnswers } from './draw.js';
import { QuizLink } from './quiz-link.entity.js';

/** What was drawn for somebody, for one day. */
@Entity('quiz_attempts')
@Index('quiz_attempts_begun_at', ['begunAt'])
@Index('quiz_attempts_of_link', ['linkId', 'begunAt'])
export class StoredQuizAttempt {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => QuizLink, { name: 'quiz_attempts_link_id_fkey' })
  @Column('uuid', { name: 'link_id' })
  linkId: string;

  @Column('text', { name: 'first_name' })
  firstName: string;

  @Column('text', { name: 'last_name' })
  lastName: string;

  @Column('text')
  job: string;

  @Column('jsonb')
  drawn: Drawn[];

  @Column('timestamptz', { name: 'begun_at' })
  begunAt: Date;

  @Column('jsonb', { nullable: true })
  answers: GivenAnswers | null;

  @Column('timestamptz', { name: 'finished_at', nullable: true })
  finishedAt: Date | null;
}
