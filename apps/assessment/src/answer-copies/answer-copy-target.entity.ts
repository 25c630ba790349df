import type { CopyRow, CopyTarget } from '@dspt/contracts/assessment/answer-copies';
import type { AnswerValue } from '@dspt/contracts/assessment/assessments';
import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { Confirmations } from '../assessments/completion.js';
import { StoredAnswerCopy } from './answer-copy.entity.js';

/** A row with the version that was previewed. */
export type StoredRow = CopyRow & { version: number };

/** What undoing needs to know. */
export interface Undo {
  /** Of each answer that was written: the row there was before, as the database has it, and the answer since. */
  answers: { ref: string; before: { value: AnswerValue } | null; after: AnswerValue }[];
  at: string;
  confirmations: Confirmations;
  /** By assertion: the answers that its confirmation stood on, by ref. */
  stoodOn: Record<string, Record<string, AnswerValue>>;
  lastActivityAt: string | null;
  /** Ids of those that the organisation did not have before. */
  documents: string[];
}

/** One organisation of a copy. */
@Entity('answer_copy_targets')
export class StoredAnswerCopyTarget {
  @ForeignKey(() => StoredAnswerCopy, { name: 'answer_copy_targets_copy_id_fkey', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid', { name: 'copy_id' })
  copyId: string;

  @PrimaryColumn('text')
  code: string;

  @Column('text')
  name: string;

  @Column('text')
  state: CopyTarget['state'];

  @Column('text', { nullable: true })
  refused: CopyTarget['refused'];

  @Column('jsonb')
  rows: StoredRow[];

  @Column('jsonb')
  unconfirmed: string[];

  @Column('jsonb', { nullable: true })
  undo: Undo | null;
}
