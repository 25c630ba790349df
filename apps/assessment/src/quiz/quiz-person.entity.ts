import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** Somebody who took the quiz of an organisation, told apart by name alone: staff have no account. */
@Entity('quiz_people')
@Index('quiz_people_code_key', ['code', 'key'], { unique: true })
export class QuizPerson {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  code: string;

  /** The name as it is compared (`name-key.ts`). */
  @Column('text')
  key: string;

  @Column('text', { name: 'first_name' })
  firstName: string;

  @Column('text', { name: 'last_name' })
  lastName: string;

  @Column('text')
  job: string;

  /** The same person under another name, who has the results. */
  @ForeignKey(() => QuizPerson, { name: 'quiz_people_joined_to_fkey', onDelete: 'CASCADE' })
  @Index('quiz_people_joined_to')
  @Column('uuid', { name: 'joined_to', nullable: true })
  joinedTo: string | null;
}
