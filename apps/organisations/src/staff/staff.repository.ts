import type { Output } from '@dspt/contracts/define';
import type { getStaffOrganisation, listStaffOrganisations } from '@dspt/contracts/organisations/staff';
import { plannedEachTime } from '@dspt/service-kit/database/preparing-client';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { inAreas } from '../areas/areas.sql.js';
import { isOpen, joinHeadOffice } from '../organisations/day.sql.js';
import { Values } from '../organisations/text.sql.js';
import { joinStatus, statusOf } from '../register/status.sql.js';
import { joinsFor, orderOf, progress, staffConditions, type StaffQuery } from './staff.sql.js';

type List = Output<typeof listStaffOrganisations>;
type Detail = Output<typeof getStaffOrganisation>;

@Injectable()
export class StaffRepository {
  constructor(private readonly dataSource: DataSource) {}

  async list(query: StaffQuery, areas: string[] | null, today: string): Promise<List> {
    const values = new Values([today]);
    const conditions = staffConditions(query, areas, values);
    const count = await this.dataSource.query<{ total: number }[]>(
      `${plannedEachTime} select count(*)::int as total from organisations o ${joinsFor(conditions)} where ${conditions}`,
      values.list,
    );
    const { page, perPage } = query;
    const listed = `select o.code from organisations o ${joinsFor(`${conditions} ${orderOf(query)}`)} where ${conditions}
      order by ${orderOf(query)} limit ${values.add(perPage)} offset ${values.add((page - 1) * perPage)}`;
    const items = await this.dataSource.query<List['items']>(
      `${plannedEachTime} select o.code as id, o.code, o.name, o.type, o.postcode, o.local_authority as "localAuthority", o.region,
         ${isOpen('o', '$1')} as open, coalesce(r.registered, false) as registered,
         coalesce(r.administrators, 0) as administrators, h.name as "headOfficeName",
         ${statusOf('o', '$1')} as status, ${progress} as progress
       from (${listed}) listed join organisations o on o.code = listed.code
       left join register r on r.code = o.code ${joinHeadOffice('$1')} ${joinStatus('o', '$1')}
       order by ${orderOf(query)}`,
      values.list,
    );
    return { items, total: count[0]!.total };
  }

  /** What staff see beyond the public facts; `undefined` when it is none of theirs. */
  async details(
    code: string,
    areas: string[] | null,
    today: string,
  ): Promise<Pick<Detail, 'administrators' | 'progress'> | undefined> {
    const values = new Values([today, code]);
    const [row] = await this.dataSource.query<Pick<Detail, 'administrators' | 'progress'>[]>(
      `select coalesce(r.administrators, 0) as administrators, ${progress} as progress
       from organisations o left join register r on r.code = o.code
       where $1::date is not null and o.code = $2 and ${inAreas(areas, values, '$1')}`,
      values.list,
    );
    return row;
  }

  /** Which of these are in the areas. */
  async within(codes: string[], areas: string[], today: string): Promise<Set<string>> {
    const values = new Values([today, codes]);
    const rows = await this.dataSource.query<{ code: string }[]>(
      `select o.code from organisations o where o.code = any($2) and ${inAreas(areas, values, '$1')}`,
      values.list,
    );
    return new Set(rows.map(({ code }) => code));
  }

  headOffices(code: string): Promise<Detail['headOffices']> {
    return this.dataSource.query(
      `select h.code, h.name, l.joined_on::text as from, l.left_on::text as until
       from relationships l join organisations h on h.code = l.head_office
       where l.site = $1 order by l.id desc`,
      [code],
    );
  }
}
