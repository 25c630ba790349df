import type { OrganisationRole, StaffRole } from '@dspt/contracts/access';
import type { Query } from '@dspt/contracts/define';
import type { listStaffPeople, StaffPerson } from '@dspt/contracts/identity/staff';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

interface ListedRow extends Pick<StaffPerson, 'id' | 'email' | 'firstName' | 'lastName'> {
  staffRole: StaffRole | null;
  lastSignInAt: Date | null;
  organisations: StaffPerson['organisations'];
  organisationCount: number;
}

export interface MembershipRow {
  code: string;
  name: string;
  role: OrganisationRole;
  since: Date;
}

/** `desc` goes with every column: an index is read in one direction or the other. */
const sorts: Record<Query<typeof listStaffPeople>['sort'], (direction: string) => string> = {
  name: (direction) => `p.last_name ${direction}, p.first_name ${direction}, p.email ${direction}`,
  email: (direction) => `p.email ${direction}`,
  lastSignInAt: (direction) => `p.last_sign_in_at ${direction} nulls last, p.email`,
};

const shownOrganisations = 3;

@Injectable()
export class PersonPagesRepository {
  constructor(private readonly source: DataSource) {}

  async list(query: Query<typeof listStaffPeople>): Promise<{ rows: ListedRow[]; total: number }> {
    const { where, values } = conditions(query.q);
    const [count] = await this.source.query<{ total: number }[]>(
      `select count(*)::int as total from people p where ${where}`,
      values,
    );
    const { sort, order, page, perPage } = query;
    const rows = await this.source.query<ListedRow[]>(
      `with shown as (
         select p.* from people p where ${where} order by ${sorts[sort](order)}
         limit $${values.length + 1} offset $${values.length + 2}
       )
       select p.id, p.email, p.first_name as "firstName", p.last_name as "lastName", p.staff_role as "staffRole",
         p.last_sign_in_at as "lastSignInAt",
         (select count(*)::int from memberships m where m.person_id = p.id) as "organisationCount",
         coalesce((
           select json_agg(o) from (
             select m.code, o.name, m.role from memberships m join organisations o using (code)
             where m.person_id = p.id order by o.name, m.code limit ${shownOrganisations}
           ) o
         ), '[]') as organisations
       from shown p order by ${sorts[sort](order)}`,
      [...values, perPage, (page - 1) * perPage],
    );
    return { rows, total: count!.total };
  }

  membershipsOf(personId: string): Promise<MembershipRow[]> {
    return this.source.query(
      `select m.code, o.name, m.role, m.since from memberships m join organisations o using (code)
       where m.person_id = $1 order by o.name, m.code`,
      [personId],
    );
  }
}

/** Every word must be found in the names or the address, or in an address used before. */
function conditions(q: string): { where: string; values: string[] } {
  const words = q.split(/\s+/).filter((word) => word !== '');
  const each = words.map(
    (_, index) => `p.id in (
      select coalesce(merged_into, id) from people
      where (first_name || ' ' || last_name || ' ' || email) ilike $${index + 1}
      union all
      select coalesce(o.merged_into, o.id) from former_addresses f join people o on o.id = f.person_id
      where f.email ilike $${index + 1})`,
  );
  return {
    where: ['p.merged_into is null', ...each].join(' and '),
    values: words.map((word) => `%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`),
  };
}
