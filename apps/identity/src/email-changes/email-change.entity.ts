import type { EmailChangeState } from '@dspt/contracts/identity/email-changes';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Person } from '../people/person.entity.js';

export type Outcome = Exclude<EmailChangeState, 'open' | 'expired'>;

/** Somebody wants to sign in with another address. */
@Entity('email_changes')
export class StoredEmailChange {
  @PrimaryColumn('uuid')
  id: string;

  @Index('email_changes_person')
  @ForeignKey(() => Person, { name: 'email_changes_of', onDelete: 'CASCADE' })
  @Column('uuid', { name: 'person_id' })
  personId: string;

  @Column('text', { name: 'from_email' })
  from: string;

  @Column('text', { name: 'to_email' })
  to: string;

  @Column('timestamptz', { name: 'old_confirmed_at', nullable: true })
  oldConfirmedAt: Date | null;

  @Column('timestamptz', { name: 'new_confirmed_at', nullable: true })
  newConfirmedAt: Date | null;

  /** `null` until it is decided. */
  @Column('text', { nullable: true })
  outcome: Outcome | null;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt: Date;
}
