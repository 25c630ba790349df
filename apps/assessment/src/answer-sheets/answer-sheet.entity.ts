import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A filled-in spreadsheet that somebody sent, as it was read. */
@Entity('answer_sheets')
export class StoredAnswerSheet {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  code: string;

  @Column('text')
  edition: string;

  @Column('text', { name: 'file_name' })
  fileName: string;

  @Column('jsonb')
  read: unknown;

  @Index('answer_sheets_uploaded_at')
  @Column('timestamptz', { name: 'uploaded_at' })
  uploadedAt: Date;

  @Column('uuid', { name: 'uploaded_by' })
  uploadedBy: string;

  @Column('text', { name: 'uploaded_by_name' })
  uploadedByName: string;

  @Column('timestamptz', { name: 'saved_at', nullable: true })
  savedAt: Date | null;

  /** What became of each row, once something has been saved. */
  @Column('jsonb', { nullable: true })
  outcome: unknown;
}
