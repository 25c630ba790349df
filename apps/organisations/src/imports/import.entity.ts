import type { ImportReport } from '@dspt/contracts/organisations/imports';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** The report of one import, kept for good. */
@Entity('imports')
export class Import {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'imports_pkey' })
  id: string;

  @Column('text')
  file: string;

  @Column('text', { nullable: true })
  kind: string | null;

  @Column('text')
  state: ImportReport['state'];

  @Column('text', { nullable: true })
  refusal: string | null;

  @Column('text')
  sha256: string;

  @Column('jsonb')
  counts: ImportReport['counts'];

  @Column('jsonb')
  findings: ImportReport['findings'];

  @Index('imports_started_at', { synchronize: false })
  @Column('timestamptz', { name: 'started_at' })
  startedAt: Date;

  @Column('timestamptz', { name: 'finished_at', nullable: true })
  finishedAt: Date | null;

  /** Closing or dropping more than usual was meant. */
  @Column('boolean', { default: false })
  forced: boolean;

  /** When the process that holds the file last asked whether it was its turn. */
  @Column('timestamptz', { name: 'seen_at', nullable: true })
  seenAt: Date | null;
}
