import type { caseEntry } from '@dspt/contracts/support/cases';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { z } from 'zod';
import { StoredCase } from './case.entity.js';

/** One entry of a case: a note, a message, an email. */
@Entity('case_entries')
@Index('case_entries_case', ['caseId', 'seq'])
export class StoredCaseEntry {
  @PrimaryColumn('uuid')
  id: string;

  @Column({ type: 'bigint', generated: 'identity', generatedIdentity: 'ALWAYS' })
  seq: string;

  @ForeignKey(() => StoredCase, { name: 'case_entries_case_id_fkey' })
  @Column('uuid', { name: 'case_id' })
  caseId: string;

  @Column('text')
  kind: z.output<typeof caseEntry>['kind'];

  @Column('timestamptz')
  at: Date;

  @Column('uuid', { name: 'by_id', nullable: true })
  byId: string | null;

  @Column('text', { name: 'by_name', nullable: true })
  byName: string | null;

  @Column('text')
  text: string;
}
