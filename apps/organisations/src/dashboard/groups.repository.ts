import type { Output, Query } from '@dspt/contracts/define';
import type { Group, listGroups } from '@dspt/contracts/organisations/dashboard';
import { plannedEachTime } from '@dspt/service-kit/database/preparing-client';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { inAreas } from '../areas/areas.sql.js';
import { isInForce } from '../organisations/day.sql.js';
import { Values } from '../organisations/text.sql.js';
import { conditionsFor } from '../register/filter.sql.js';
import { joinStatus, statusOf } from '../register/status.sql.js';
import { isSite, progress } from '../staff/staff.sql.js';

type Asked = Query<typeof listGroups>;

const sorts: Record<Asked['sort'], string> = { uncovered: 'uncovered', sites: 'sites', name: 'name' };

/** Head offices, by their sites in an area. */
@Injectable()
export class GroupsRepository {
  constructor(private readonly dataSource: DataSource) {}

  async list(query: Asked, areas: string[] | null, today: string): Promise<Output<typeof listGroups>> {
    const { sort, order, page, perPage, uncovered, ...area } = query;
    const values = new Values([today]);
    const conditions = [isSite('$1'), inAreas(areas, values, '$1'), ...conditionsFor(area, values)];
    const direction = order === 'ASC' ? 'asc' : 'desc';
    // Names are looked up for head offices, of which there are few, and not for each of their sites. A page beyond the
    // last is one row without a head office.
    const rows = await this.dataSource.query<{ total: number; item: Group | null }[]>(
      `${plannedEachTime} with groups as materialized (
         select l.head_office as code, count(*)::int as sites,
           (count(*) filter (where not coalesce(st.current, false)))::int as uncovered
         from relationships l
         join organisations o on o.code = l.site
         ${joinStatus('o', '$1')}
         where ${isInForce('l', '$1')} and ${conditions.join(' and ')}
         group by l.head_office
         ${uncovered ? 'having bool_or(not coalesce(st.current, false))' : ''}
       )
       select counted.total, to_json(page) as item from (select count(*)::int as total from groups) counted left join (
         select g.code as id, g.*, o.telephone, ${statusOf('o', '$1')} as status,
           coalesce(r.registered, false) as registered, ${progress} as progress, coalesce(f.enabled, false) as "headOfficeFunction",
           coalesce(${inAreas(areas, values, '$1')}, false) as "inArea"
         from (
           select groups.*, h.name from groups join organisations h using (code)
           order by ${sorts[sort]} ${direction}, name, code
           limit ${values.add(perPage)} offset ${values.add((page - 1) * perPage)}
         ) g
         join organisations o on o.code = g.code
         left join register r on r.code = g.code
         left join head_office_functions f on f.code = g.code
         ${joinStatus('o', '$1')}
       ) page on true
       order by ${sorts[sort]} ${direction}, name, code`,
      values.list,
    );
    return { items: rows.flatMap(({ item }) => item ?? []), total: rows[0]!.total };
  }
}
