import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What an organisation says once about its products or services, for everybody who asks. */
@Entity('supplier_statements')
@Index('supplier_statements_search', { synchronize: false })
export class StoredSupplierStatement {
  @PrimaryColumn('uuid')
  id: string;

  @Index('supplier_statements_of_organisation')
  @Column('text')
  code: string;

  @Column('text', { name: 'supplier_name' })
  supplierName: string;

  /** As of when that is its name. */
  @Column('timestamptz', { name: 'named_at' })
  namedAt: Date;

  @Column('text')
  title: string;

  @Column('text')
  products: string;

  @Column('text')
  summary: string;

  @Column('text', { array: true })
  questions: string[];

  /** By which it is found: see `searchName`. */
  @Column('text', { name: 'search_text' })
  searchText: string;

  /** Of the version of the file that counts now. */
  @Column('integer')
  number: number;

  /** Rises with every change. */
  @Column('integer')
  version: number;

  @Column('date', { name: 'withdrawn_on', nullable: true })
  withdrawnOn: string | null;
}
