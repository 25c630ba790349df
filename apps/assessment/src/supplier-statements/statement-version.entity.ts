import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { StoredSupplierStatement } from './supplier-statement.entity.js';

/** One version of the file of a statement; under its id it is among the documents of whoever has added it. */
@Entity('supplier_statement_versions')
@Index('supplier_statement_versions_number', ['statementId', 'number'], { unique: true })
export class StoredStatementVersion {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => StoredSupplierStatement, { name: 'supplier_statement_versions_statement_id_fkey' })
  @Column('uuid', { name: 'statement_id' })
  statementId: string;

  /** 1 for the first. */
  @Column('integer')
  number: number;

  @Column('text')
  name: string;

  @Column('text', { name: 'media_type' })
  mediaType: string;

  @Column('integer')
  size: number;

  @Column('bytea')
  content: Buffer;

  @Column('bytea')
  digest: Buffer;

  /** In use from this day. */
  @Column('date', { name: 'effective_on' })
  effectiveOn: string;

  /** To be looked at again by this day. */
  @Column('date', { name: 'expires_on', nullable: true })
  expiresOn: string | null;

  @Column('timestamptz', { name: 'written_at' })
  writtenAt: Date;

  @Index('supplier_statement_versions_of_person')
  @Column('uuid', { name: 'written_by' })
  writtenBy: string;

  @Column('text', { name: 'written_by_name' })
  writtenByName: string;
}
