import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** What a comparison of the register with its owners found. */
@Entity('comparisons')
export class StoredComparison {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id: string;

  @Column('timestamptz', { name: 'compared_at', default: () => 'now()' })
  comparedAt: Date;

  @Column('boolean')
  swapped: boolean;

  @Column('jsonb')
  differences: unknown;
}
