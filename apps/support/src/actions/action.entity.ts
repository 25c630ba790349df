import type { StaffRole } from '@dspt/contracts/access';
import type { Action, ActionState } from '@dspt/contracts/support/actions';
import type { ActionPreview } from '@dspt/contracts/support/execution';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { StoredCase } from '../cases/case.entity.js';

export interface StaffMember {
  id: string;
  name: string;
  role: StaffRole;
}

/** An action of the helpdesk: asked for, perhaps approved, executed. */
@Entity('actions')
@Index('actions_organisations', { synchronize: false })
@Index('actions_people', { synchronize: false })
@Index('actions_open', { synchronize: false })
@Index('actions_requested_by', { synchronize: false })
export class StoredAction {
  @PrimaryColumn('uuid')
  id: string;

  @Index('actions_seq')
  @Column({ type: 'bigint', generated: 'identity', generatedIdentity: 'ALWAYS' })
  seq: string;

  @Column('text')
  kind: Action['kind'];

  @Column('jsonb')
  input: Record<string, unknown>;

  /** One that waits too long has expired without anybody writing that down. */
  @Column('text')
  state: Exclude<ActionState, 'expired'>;

  @Column('jsonb')
  preview: ActionPreview;

  @Column('text', { array: true })
  organisations: string[];

  @Column('uuid', { array: true })
  people: string[];

  @Index('actions_case')
  @ForeignKey(() => StoredCase, { name: 'actions_case_id_fkey' })
  @Column('uuid', { name: 'case_id' })
  caseId: string;

  @Column('text')
  reason: string;

  @Column('jsonb')
  verification: Action['verification'];

  @Column('jsonb', { name: 'requested_by' })
  requestedBy: StaffMember;

  @Column('timestamptz', { name: 'requested_at' })
  requestedAt: Date;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt: Date;

  @Column('jsonb', { name: 'decided_by', nullable: true })
  decidedBy: StaffMember | null;

  @Column('timestamptz', { name: 'decided_at', nullable: true })
  decidedAt: Date | null;

  @Column('text', { nullable: true })
  note: string | null;

  @Column('timestamptz', { name: 'done_at', nullable: true })
  doneAt: Date | null;

  @ForeignKey(() => StoredAction, { name: 'actions_undoes_fkey' })
  @Column('uuid', { nullable: true })
  undoes: string | null;

  @ForeignKey(() => StoredAction, { name: 'actions_undone_by_fkey' })
  @Column('uuid', { name: 'undone_by', nullable: true })
  undoneBy: string | null;

  /** When whoever asked opened it after something had become of it. */
  @Column('timestamptz', { name: 'seen_at', nullable: true })
  seenAt: Date | null;

  @Column('uuid', { nullable: true })
  claim: string | null;

  @Column('timestamptz', { name: 'claimed_until', nullable: true })
  claimedUntil: Date | null;

  @Column('integer', { default: 0 })
  attempts: number;

  @Column('timestamptz', { name: 'next_attempt_at', default: () => 'now()' })
  nextAttemptAt: Date;
}
