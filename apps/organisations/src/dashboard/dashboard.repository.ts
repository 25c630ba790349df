import type { Query } from '@dspt/contracts/define';
import type { AreaCounts, getDashboard } from '@dspt/contracts/organisations/dashboard';
import { expiringWithin, progressBand } from '@dspt/contracts/organisations/staff';
import { plannedEachTime } from '@dspt/service-kit/database/preparing-client';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Values } from '../organisations/text.sql.js';
import { conditionsFor } from '../register/filter.sql.js';
import { joinStatus } from '../register/status.sql.js';
import { expiresWithin, inAreas, inBand, isSite, neverRegistered } from '../staff/staff.sql.js';

export interface AreaRow {
  kind: 'whole' | 'region' | 'local-authority';
  /** `null` for the whole, and for sites without a region or a local authority. */
  name: string | null;
  counts: AreaCounts;
}

const countOf = (condition: string): string => `count(*) filter (where ${condition})`;
const object = (entries: [name: string, condition: string][]): string =>
  `json_build_object(${entries.map(([name, condition]) => `'${name}', ${countOf(condition)}`).join(', ')})`;

/** SQL: `AreaCounts` of the sites `o`, on the day `$1`. */
export const counts = `json_build_object(
  'sites', count(*),
  'status', ${object([
    ['approaching', `st.current and st.level = 'approaching'`],
    ['met', `st.current and st.level = 'met'`],
    ['exceeded', `st.current and st.level = 'exceeded'`],
    ['out-of-date', 'not st.current'],
    ['not-published', 'st.code is null'],
  ])},
  'expiring', ${object(expiringWithin.options.map((days) => [days, expiresWithin(Number(days), '$1')]))},
  'progress', ${object(progressBand.options.map((band) => [band, inBand(band)]))},
  'neverRegistered', ${countOf(neverRegistered)})`;

@Injectable()
export class DashboardRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** One look at the register for the whole and all of its parts. */
  count(area: Query<typeof getDashboard>, areas: string[] | null, today: string): Promise<AreaRow[]> {
    const values = new Values([today]);
    const conditions = [isSite('$1'), inAreas(areas, values), ...conditionsFor(area, values)];
    return this.dataSource.query(
      `${plannedEachTime} select case when grouping(o.local_authority) = 0 then 'local-authority' when grouping(o.region) = 0 then 'region'
         else 'whole' end as kind, coalesce(o.local_authority, o.region) as name, ${counts} as counts
       from organisations o left join register r on r.code = o.code ${joinStatus('o', '$1')}
       where ${conditions.join(' and ')}
       group by grouping sets ((), (o.region), (o.local_authority))
       order by name nulls first`,
      values.list,
    );
  }
}
