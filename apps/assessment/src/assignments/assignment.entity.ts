import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { StoredAssessment } from '../assessments/assessment.entity.js';

/** Who sees to an item, and by when. */
@Entity('assignments')
@ForeignKey(() => StoredAssessment, ['code', 'edition'], ['code', 'edition'], {
  name: 'assignments_code_edition_fkey',
})
@Index('assignments_of_owner', ['ownerId', 'code'])
@Index('assignments_to_tell', ['toTell', 'givenAt'])
export class StoredAssignment {
  @PrimaryColumn('text')
  code: string;

  @PrimaryColumn('text')
  edition: string;

  @PrimaryColumn('text')
  ref: string;

  @Column('uuid', { name: 'owner_id', nullable: true })
  ownerId: string | null;

  @Column('text', { name: 'owner_name', nullable: true })
  ownerName: string | null;

  @Column('date', { name: 'due_on', nullable: true })
  dueOn: string | null;

  /** Who had it until they left, or might not answer any more; until somebody decides anew. */
  @Column('text', { name: 'left_by', nullable: true })
  leftBy: string | null;

  @Column('integer')
  version: number;

  /** When the owner was last another. */
  @Column('timestamptz', { name: 'given_at' })
  givenAt: Date;

  @Column('uuid', { name: 'given_by', nullable: true })
  givenBy: string | null;

  /** The owner has not been written to about it. */
  @Column('boolean', { name: 'to_tell' })
  toTell: boolean;
}
