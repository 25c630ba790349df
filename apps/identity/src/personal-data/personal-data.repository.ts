import { mostPersonalRows } from '@dspt/service-kit/personal-data';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

type Row = Record<string, string | number | boolean | Date | null>;

/** What is kept of a person, by heading; `$1` is the person, `$2` how many rows. */
const queries = {
  'Your account': `
    select email as "Email address", first_name as "First name", last_name as "Last name", telephone as "Telephone",
      terms_accepted_at as "Terms accepted", last_sign_in_at as "Last signed in", staff_role as "Staff role"
    from people where id = $1 limit $2`,
  'Organisations you act for': `
    select o.name as "Organisation", m.code as "ODS code", m.role as "Role", m.since as "Since"
    from memberships m join organisations o using (code) where m.person_id = $1 order by o.name limit $2`,
  'Email addresses you had before': `
    select email as "Email address", until as "Until" from former_addresses where person_id = $1 order by until desc limit $2`,
  'Where you are signed in': `
    select device as "Device", created_at as "Signed in", last_used_at as "Last used"
    from sessions where person_id = $1 order by last_used_at desc limit $2`,
  'Devices that know your account': `
    select last_used_at as "Last used" from known_devices where person_id = $1 order by last_used_at desc limit $2`,
  Passkeys: `
    select name as "Name", created_at as "Added", last_used_at as "Last used"
    from passkeys where person_id = $1 order by created_at limit $2`,
  'Accounts of other services': `
    select account as "Account", linked_at as "Linked", last_used_at as "Last used"
    from linked_accounts where person_id = $1 order by linked_at limit $2`,
  'Invitations to you': `
    select i.organisation_name as "Organisation", i.role as "Role", i.created_at as "Sent", i.accepted_at as "Accepted"
    from invitations i join people p on p.email = i.email where p.id = $1 order by i.created_at desc limit $2`,
  'Invitations by you': `
    select email as "To", organisation_name as "Organisation", role as "Role", created_at as "Sent"
    from invitations where invited_by = $1 order by created_at desc limit $2`,
  'Requests to join': `
    select j.organisation_name as "Organisation", j.message as "What you wrote", j.requested_at as "Asked", j.outcome as "Outcome"
    from join_requests j join people p on p.email = j.email where p.id = $1 order by j.requested_at desc limit $2`,
  'Signing in, and what was refused': `
    select at as "When", kind as "What", count as "How often", network as "Network"
    from security_events where person_id = $1 order by at desc limit $2`,
} as const;

export type Heading = keyof typeof queries;
export const headings = Object.keys(queries) as Heading[];

@Injectable()
export class PersonalDataRepository {
  constructor(private readonly source: DataSource) {}

  rows(heading: Heading, personId: string): Promise<Row[]> {
    return this.source.query(queries[heading], [personId, mostPersonalRows]);
  }
}
