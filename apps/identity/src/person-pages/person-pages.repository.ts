import type { OrganisationRole, StaffRole } from '@dspt/contracts/access';
import type { Query } from '@dspt/contracts/define';
import type { listStaffPeople, StaffPerson } from '@dspt/contracts/identity/staff';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { addressOf } from '../people/address.sql.js';

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
/** For shorter words the index must be read as a whole: looking at everybody is quicker. */
const indexed = 3;

@Injectable()
export class PersonPagesRepository {
  constructor(private readonly source: DataSource) {}

  async list(query: Query<typeof listStaffPeople>): Promise<{ rows: ListedRow[]; total: number }> {
    const { where, values } = await this.conditions(query.q);
    const [rows, [count]] = await Promise.all([
      this.rows(query, where, values),
      this.source.query<{ total: number }[]>(
        `select count(*)::int as total from people p where ${where}`,
        values,
      ),
    ]);
    return { rows, total: count!.total };
  }

  private rows(
    { sort, order, page, perPage }: Query<typeof listStaffPeople>,
    where: string,
    values: unknown[],
  ): Promise<ListedRow[]> {
    return this.source.query(
      `with shown as (
         select p.* from people p where ${where} order by ${sorts[sort](order)}
         limit $${values.length + 1} offset $${values.length + 2}
       )
       select p.id, ${addressOf('p')} as email, p.first_name as "firstName", p.last_name as "lastName", p.staff_role as "staffRole",
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
  }

  /** Every word must be found in the names or the address, or in an address used before. */
  private async conditions(q: string): Promise<{ where: string; values: unknown[] }> {
    const parts = ['p.merged_into is null'];
    const values: unknown[] = [];
    for (const word of q.toLowerCase().split(/\s+/)) {
      if (word === '') continue;
      const pattern = `%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
      values.push(pattern, await this.formerlyAt(pattern));
      const text = word.length < indexed ? `(p.search_text || '')` : 'p.search_text';
      parts.push(`(${text} like $${values.length - 1} or p.id = any($${values.length}::uuid[]))`);
    }
    return { where: parts.join(' and '), values };
  }

  /** Found apart, so that the search itself can use one index or none. */
  private async formerlyAt(pattern: string): Promise<string[]> {
    const rows = await this.source.query<{ id: string }[]>(
      `select distinct coalesce(p.merged_into, p.id) as id
       from former_addresses f join people p on p.id = f.person_id where f.email like $1`,
      [pattern],
    );
    return rows.map(({ id }) => id);
  }

  membershipsOf(personId: string): Promise<MembershipRow[]> {
    return this.source.query(
      `select m.code, o.name, m.role, m.since from memberships m join organisations o using (code)
       where m.person_id = $1 order by o.name, m.code`,
      [personId],
    );
  }
}
