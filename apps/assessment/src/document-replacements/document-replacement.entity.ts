import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A newer document has taken the place of another: kept for as long as it can be undone. */
@Entity('document_replacements')
@Index('document_replacements_of_document', ['code', 'documentId'])
@Index('document_replacements_replaced_at', ['replacedAt'])
export class StoredDocumentReplacement {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  code: string;

  @Column('uuid', { name: 'document_id' })
  documentId: string;

  @Column('uuid', { name: 'replaced_by' })
  replacedBy: string;

  @Column('text')
  edition: string;

  @Column('timestamptz', { name: 'replaced_at' })
  replacedAt: Date;

  /** Those that it has changed, with the version that it left each in. */
  @Column('jsonb')
  answers: { ref: string; version: number }[];
}
