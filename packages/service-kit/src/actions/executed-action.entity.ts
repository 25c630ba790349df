import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An action of the helpdesk that was executed here, and the way back. */
@Entity('executed_actions')
export class ExecutedAction {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  kind: string;

  @Column('timestamptz', { name: 'done_at', default: () => 'now()' })
  doneAt: Date;

  @Column('jsonb', { nullable: true })
  undo: Record<string, unknown> | null;

  @Column('uuid', { name: 'undone_by', nullable: true })
  undoneBy: string | null;
}
