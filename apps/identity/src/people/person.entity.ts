import type { StaffRole } from '@dspt/contracts/access';
import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

@Entity('people')
@Unique('people_email', ['email'])
@Index('people_search', { synchronize: false })
@Index('people_name', ['lastName', 'firstName', 'email'])
export class Person {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  email: string;

  @Column('text', { name: 'first_name' })
  firstName: string;

  @Column('text', { name: 'last_name' })
  lastName: string;

  @Column('text')
  telephone: string;

  /** Of the names and the telephone number. */
  @Column('int', { name: 'details_version', default: 1 })
  detailsVersion: number;

  @Column('text', { name: 'staff_role', nullable: true })
  staffRole: StaffRole | null;

  @Column('text', { name: 'staff_areas', array: true, default: [] })
  staffAreas: string[];

  @Column('timestamptz', { name: 'terms_accepted_at' })
  termsAcceptedAt: Date;

  @Column('timestamptz', { name: 'last_sign_in_at', nullable: true })
  lastSignInAt: Date | null;

  /** Tokens issued before are void. */
  @Column('timestamptz', { name: 'access_changed_at', nullable: true })
  accessChangedAt: Date | null;

  /** Names and address in lower case; the database writes it. */
  @Column({ type: 'text', name: 'search_text', default: '', select: false, insert: false, update: false })
  searchText?: string;

  /** The account of the same person that this one was merged into; it cannot be signed in to any more. */
  @Index('people_merged')
  @ForeignKey(() => Person, { name: 'people_merged_into' })
  @Column('uuid', { name: 'merged_into', nullable: true })
  mergedInto: string | null;

  /** When its owner closed it: nothing opens it any more, and its address is free. */
  @Column('timestamptz', { name: 'closed_at', nullable: true })
  closedAt: Date | null;
}
