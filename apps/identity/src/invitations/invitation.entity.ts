import type { OrganisationRole, StaffRole } from '@dspt/contracts/access';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity('invitations')
export class Invitation {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  kind: 'registration' | 'user' | 'staff';

  /** `null` for staff. */
  @Index('invitations_code')
  @Column('text', { nullable: true })
  code: string | null;

  @Column('text', { name: 'organisation_name', nullable: true })
  organisationName: string | null;

  @Column('text')
  role: OrganisationRole | StaffRole;

  @Column('text', { array: true, default: [] })
  areas: string[];

  @Index('invitations_email')
  @Column('text')
  email: string;

  @Column('text', { name: 'first_name' })
  firstName: string;

  @Column('text', { name: 'last_name' })
  lastName: string;

  @Column('text', { default: '' })
  telephone: string;

  @Column('uuid', { name: 'invited_by', nullable: true })
  invitedBy: string | null;

  /** Raised by each fresh link. */
  @Column('int', { default: 1 })
  version: number;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt: Date;

  @Column('timestamptz', { name: 'accepted_at', nullable: true })
  acceptedAt: Date | null;

  @Column('timestamptz', { name: 'cancelled_at', nullable: true })
  cancelledAt: Date | null;

  /** Of the helpdesk's action that has led to it. */
  @Column('text', { name: 'case_number', nullable: true })
  caseNumber: string | null;

  /** Cancelled by whoever was invited. */
  @Column('boolean', { default: false })
  declined: boolean;
}
