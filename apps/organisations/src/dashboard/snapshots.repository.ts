import type { Query } from '@dspt/contracts/define';
import type { AreaCounts, getTrend, WeekCounts } from '@dspt/contracts/organisations/dashboard';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Values } from '../organisations/text.sql.js';
import { conditionsFor } from '../register/filter.sql.js';
import { joinStatus } from '../register/status.sql.js';
import { inAreas, isSite } from '../staff/staff.sql.js';
import { counts } from './dashboard.repository.js';

const weeksShown = 26;

const statuses: (keyof AreaCounts['status'])[] = [
  'approaching',
  'met',
  'exceeded',
  'out-of-date',
  'not-published',
];
const sum = (path: string): string => `sum((o.counts #>> '{${path}}')::int)::int`;

/** How the sites of each local authority stood, day by day. */
@Injectable()
export class SnapshotsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Counts as of today; the last of a day replaces those before. */
  async take(today: string): Promise<void> {
    await this.dataSource.query(
      `insert into area_snapshots (day, region, local_authority, counts)
       select $1, coalesce(o.region, ''), coalesce(o.local_authority, ''), ${counts}
       from organisations o left join register r on r.code = o.code ${joinStatus('o', '$1')}
       where ${isSite('$1')}
       group by 2, 3
       on conflict (day, region, local_authority) do update set counts = excluded.counts`,
      [today],
    );
  }

  /** The last day of each week that was counted, oldest first. */
  weeks(area: Query<typeof getTrend>, areas: string[] | null, today: string): Promise<WeekCounts[]> {
    const values = new Values([today, weeksShown]);
    const conditions = [inAreas(areas, values), ...conditionsFor(area, values)];
    const byStatus = statuses.map((name) => `'${name}', ${sum(`status,${name}`)}`);
    return this.dataSource.query(
      `with days as (
         select max(day) as day from area_snapshots
         where day > $1::date - 7 * $2::int and day <= $1::date group by date_trunc('week', day)
       )
       select o.day::text as day, ${sum('sites')} as sites, json_build_object(${byStatus.join(', ')}) as status,
         ${sum('neverRegistered')} as "neverRegistered"
       from days join area_snapshots o using (day)
       where ${conditions.join(' and ')}
       group by o.day order by o.day`,
      values.list,
    );
  }
}
