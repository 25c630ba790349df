import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { StoredHandover } from './handover.entity.js';

/** As it is shown: by name. */
export interface SeenTo {
  owner: string | null;
  dueOn: string | null;
}

/** One change of who sees to an item, and by when. Without whoever did it: the owner left, or may not answer any more. */
@Entity('assignment_changes')
export class StoredAssignmentChange {
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

  @Column('uuid', { name: 'changed_by', nullable: true })
  changedBy: string | null;

  @Column('text', { name: 'changed_by_name', nullable: true })
  changedByName: string | null;

  /** Of which it was part. */
  @ForeignKey(() => StoredHandover, { name: 'assignment_changes_handover_id_fkey' })
  @Column('uuid', { name: 'handover_id', nullable: true })
  handoverId: string | null;

  @Column('jsonb')
  before: SeenTo;

  @Column('jsonb')
  after: SeenTo;
}
