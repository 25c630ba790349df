import type { Output, Query } from '@dspt/contracts/define';
import type {
  AreaCounts,
  AuthorityShare,
  getShares,
  getTrend,
  WeekCounts,
} from '@dspt/contracts/organisations/dashboard';
import { plannedEachTime } from '@dspt/service-kit/database/preparing-client';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { inAreas, placesOn } from '../areas/areas.sql.js';
import { Values } from '../organisations/text.sql.js';
import { conditionsFor } from '../register/filter.sql.js';
import { joinStatus } from '../register/status.sql.js';
import { isSite } from '../staff/staff.sql.js';
import { counts, lowerTier, upperTier } from './dashboard.repository.js';

const weeksShown = 26;

const statuses: (keyof AreaCounts['status'])[] = [
  'approaching',
  'met',
  'exceeded',
  'out-of-date',
  'not-published',
];
const published = statuses.slice(0, 3);
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
        await count(
          manager,
          day,
          `${counts}::jsonb - 'neverRegistered' - 'headOfficeRegistered' - 'progress'`,
        );
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
      'select min(day)::text as since from area_snapshots where $1::text is null or type = $1',
      [area.type ?? null],
    );
    return { since: first.since, weeks: await this.weeks(area, areas, today) };
  }

  /** The last day of each week that was counted, oldest first. */
  private weeks(area: Query<typeof getTrend>, areas: string[] | null, today: string): Promise<WeekCounts[]> {
    const values = new Values([today, weeksShown, area.type ?? null]);
    const conditions = [inAreas(areas, values, '$1'), ...conditionsFor(area, values)];
    const byStatus = statuses.map((name) => `'${name}', ${sum(`status,${name}`)}`);
    return this.dataSource.query(
      `${plannedEachTime} with days as (
         select max(day) as day from area_snapshots
         where day > $1::date - 7 * $2::int and day <= $1::date and ($3::text is null or type = $3) group by date_trunc('week', day)
       )
       select o.day::text as day, ${sum('sites')} as sites, json_build_object(${byStatus.join(', ')}) as status,
         ${sum('neverRegistered')} as "neverRegistered"
       from days join area_snapshots o using (day)
       where ${conditions.join(' and ')}
       group by o.day order by o.day`,
      values.list,
    );
  }

  /** Of the last day that was counted until then, by the local authorities there are today. */
  async shares(
    { on, type }: Query<typeof getShares>,
    areas: string[] | null,
    today: string,
  ): Promise<Output<typeof getShares>> {
    const values = new Values([today, on, type ?? null]);
    const rows = await this.dataSource.query<(AuthorityShare & { day: string; upper: boolean })[]>(
      `${plannedEachTime} select o.day::text as day, grouping(${upperTier}) = 0 as upper,
         coalesce(${upperTier}, ${lowerTier}) as name,
         case when grouping(${upperTier}) = 0 then max(pl.upper_code) else max(pl.code) end as code,
         ${sum('sites')} as sites, ${published.map((name) => sum(`status,${name}`)).join(' + ')} as published
       from area_snapshots o left join ${placesOn('$1')} pl on pl.label = o.local_authority
       where o.day = (select max(day) from area_snapshots where day <= $2 and ($3::text is null or type = $3))
         and o.local_authority <> '' and ($3::text is null or o.type = $3) and ${inAreas(areas, values, '$1')}
       group by grouping sets ((o.day, ${upperTier}), (o.day, ${lowerTier}))
       order by name`,
      values.list,
    );
    const of = (wanted: boolean) => rows.filter(({ upper }) => upper === wanted).map(shareOf);
    return { day: rows[0]?.day ?? null, upperTier: of(true), areas: of(false) };
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

const shareOf = ({ name, code, sites, published: many }: AuthorityShare): AuthorityShare => ({
  name,
  code,
  sites,
  published: many,
});

const count = (manager: EntityManager, day: string, what: string) =>
  manager.query(
    `insert into area_snapshots (day, region, local_authority, type, counts)
     select $1, coalesce(o.region, ''), coalesce(o.local_authority, ''), o.type, ${what}
     from organisations o left join register r on r.code = o.code ${joinStatus('o', '$1')}
     where ${isSite('$1')}
     group by 2, 3, 4`,
    [day],
  );
