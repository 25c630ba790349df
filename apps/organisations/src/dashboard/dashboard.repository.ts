import type { Output, Query } from '@dspt/contracts/define';
import type { AreaCounts, getDashboard } from '@dspt/contracts/organisations/dashboard';
import { expiringWithin, progressBand } from '@dspt/contracts/organisations/staff';
import { plannedEachTime } from '@dspt/service-kit/database/preparing-client';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { inAreas, placesOn } from '../areas/areas.sql.js';
import { Values } from '../organisations/text.sql.js';
import { conditionsFor } from '../register/filter.sql.js';
import { joinStatus } from '../register/status.sql.js';
import { expiresWithin, headOfficeRegistered, inBand, isSite, neverRegistered } from '../staff/staff.sql.js';

export interface AreaRow {
  kind: 'whole' | 'region' | 'upper-tier' | 'local-authority';
  /** `null` for the whole, and for sites without a region or a local authority. */
  name: string | null;
  code: string | null;
  /** Of a local authority: the upper-tier one it is in. */
  upperCode: string | null;
  counts: AreaCounts;
}

const weeksAhead = 13;

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
  'neverRegistered', ${countOf(neverRegistered)},
  'headOfficeRegistered', ${countOf(`${neverRegistered} and ${headOfficeRegistered('$1')}`)})`;

/** SQL: the local authorities of either tier that `o` is in, from `placesOn` as `pl`; what is not known stands for itself. */
export const lowerTier = 'coalesce(pl.name, o.local_authority)';
export const upperTier = 'coalesce(pl.upper_name, o.local_authority)';

/** Where SQL finds sites, with their status and their row of the register. */
const sites = `organisations o left join register r on r.code = o.code ${joinStatus('o', '$1')}`;

@Injectable()
export class DashboardRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** One look at the register for the whole and all of its parts. */
  count(area: Query<typeof getDashboard>, areas: string[] | null, today: string): Promise<AreaRow[]> {
    const values = new Values([today]);
    const conditions = [isSite('$1'), inAreas(areas, values, '$1'), ...conditionsFor(area, values)];
    return this.dataSource.query(
      `${plannedEachTime} select case when grouping(${lowerTier}) = 0 then 'local-authority'
           when grouping(${upperTier}) = 0 then 'upper-tier' when grouping(o.region) = 0 then 'region' else 'whole' end as kind,
         coalesce(${lowerTier}, ${upperTier}, o.region) as name,
         case when grouping(${lowerTier}) = 0 then max(pl.code) when grouping(${upperTier}) = 0 then max(pl.upper_code) end as code,
         max(pl.upper_code) as "upperCode",
         ${counts} as counts
       from ${sites} left join ${placesOn('$1')} pl on pl.label = o.local_authority
       where ${conditions.join(' and ')}
       group by grouping sets ((), (o.region), (${upperTier}), (${lowerTier}))
       order by name nulls first`,
      values.list,
    );
  }

  /** Each of the coming weeks, the first from tomorrow. */
  expiringByWeek(
    area: Query<typeof getDashboard>,
    areas: string[] | null,
    today: string,
  ): Promise<Output<typeof getDashboard>['expiringByWeek']> {
    const values = new Values([today]);
    const conditions = [isSite('$1'), inAreas(areas, values, '$1'), ...conditionsFor(area, values)];
    return this.dataSource.query(
      `${plannedEachTime} select week.first::text as "from", count(ending.expires_on)::int as sites
       from (select $1::date + 1 + 7 * n as first from generate_series(0, ${weeksAhead - 1}) n) week
       left join (
         select sp.expires_on from ${sites} where ${conditions.join(' and ')}
           and st.current and sp.expires_on <= $1::date + ${7 * weeksAhead}
       ) ending on ending.expires_on >= week.first and ending.expires_on < week.first + 7
       group by week.first order by week.first`,
      values.list,
    );
  }
}
