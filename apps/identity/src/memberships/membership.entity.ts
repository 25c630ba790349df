import type { OrganisationRole } from '@dspt/contracts/access';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Person } from '../people/person.entity.js';
import { KnownOrganisation } from '../organisations/known-organisation.entity.js';

/** What somebody may do in an organisation. */
@Entity('memberships')
@Check('memberships_role_check', `role = ANY (ARRAY['auditor'::text, 'member'::text, 'administrator'::text])`)
@Index('memberships_code', ['code', 'role'])
export class StoredMembership {
  @ForeignKey(() => Person, { name: 'memberships_person_id_fkey', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid', { name: 'person_id' })
  personId: string;

  @ForeignKey(() => KnownOrganisation, { name: 'memberships_code_fkey' })
  @PrimaryColumn('text')
  code: string;

  @Column('text')
  role: OrganisationRole;

  @Column('timestamptz')
  since: Date;
}
