import type { Output, Query } from '@dspt/contracts/define';
import type { AreaCounts, getTrend, WeekCounts } from '@dspt/contracts/organisations/dashboard';
import { plannedEachTime } from '@dspt/service-kit/database/preparing-client';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
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

  /** Counts as of today, in place of what was counted earlier that day, and whatever days were missed. */
  async take(today: string): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      // One replica after the other.
      await manager.query(`select pg_advisory_xact_lock(hashtext('area_snapshots'))`);
      for (const day of await this.missed(manager, today))
        await count(manager, day, `${counts}::jsonb - 'neverRegistered' - 'progress'`);
      await manager.query('delete from area_snapshots where day = $1', [today]);
      await count(manager, today, counts);
    });
  }

  async trend(
    area: Query<typeof getTrend>,
    areas: string[] | null,
    today: string,
  ): Promise<Output<typeof getTrend>> {
    const [first] = await this.dataSource.query<[{ since: string | null }]>(
      'select min(day)::text as since from area_snapshots',
    );
    return { since: first.since, weeks: await this.weeks(area, areas, today) };
  }

  /** The last day of each week that was counted, oldest first. */
  private weeks(area: Query<typeof getTrend>, areas: string[] | null, today: string): Promise<WeekCounts[]> {
    const values = new Values([today, weeksShown]);
    const conditions = [inAreas(areas, values), ...conditionsFor(area, values)];
    const byStatus = statuses.map((name) => `'${name}', ${sum(`status,${name}`)}`);
    return this.dataSource.query(
      `${plannedEachTime} with days as (
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

  /** Days between the last one counted and today, oldest first; statuses are known for every day. */
  private async missed(manager: EntityManager, today: string): Promise<string[]> {
    const days = await manager.query<{ day: string }[]>(
      `select missed::date::text as day
       from (select max(day) as last from area_snapshots where day < $1) counted,
         generate_series(greatest(last + 1, $1::date - 7 * $2::int), $1::date - 1, interval '1 day') as missed
       where last is not null`,
      [today, weeksShown],
    );
    return days.map(({ day }) => day);
  }
}

const count = (manager: EntityManager, day: string, what: string) =>
  manager.query(
    `insert into area_snapshots (day, region, local_authority, counts)
     select $1, coalesce(o.region, ''), coalesce(o.local_authority, ''), ${what}
     from organisations o left join register r on r.code = o.code ${joinStatus('o', '$1')}
     where ${isSite('$1')}
     group by 2, 3`,
    [day],
  );
