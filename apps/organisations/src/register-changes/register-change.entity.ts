import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { RegisterEntry } from '@dspt/contracts/organisations/register';

/** An organisation's entry in the public register as the world was last told of it. */
@Entity('register_changes')
export class StoredRegisterChange {
  @PrimaryColumn('text')
  code: string;

  @Index('register_changes_order', { unique: true })
  @Column('integer')
  change: number;

  @Column('timestamptz', { name: 'changed_at' })
  changedAt: Date;

  /** `null` when it is in the register no longer. */
  @Column('jsonb', { nullable: true })
  entry: RegisterEntry | null;

  /** `null` when it was not in the register before. */
  @Column('jsonb', { nullable: true })
  before: RegisterEntry | null;
}
