import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { finding, found, one, type Found } from './found.sql.js';
import type { Losses } from './losses.js';
import { insertStubs, type Differences } from './organisation-files.repository.js';
import type { LocationRow } from './other-rows.js';
import type { Cell } from './staging.js';

/** What the care regulator knows about a site: location ids of all times, local authority, region. */
@Injectable()
export class LocationFilesRepository {
  readonly target = 'staged_locations';

  async stage(manager: EntityManager): Promise<void> {
    await manager.query(`
      create temp table ${this.target} (
        line integer, code text, rejected boolean, location_id text, local_authority text, region text
      ) on commit drop`);
  }

  cells(line: number, code: string, row: LocationRow | undefined): Cell[] {
    if (!row) return [line, code, true, null, null, null];
    return [line, code, false, row.cqcLocationId, row.localAuthority, row.region];
  }

  async losses(manager: EntityManager): Promise<Losses> {
    return one(
      manager.query(`
        select count(*)::int as open, count(*) filter (where s.code is null)::int as missing, 0 as closing, 0 as "closedToday"
        from organisations o left join (select distinct code from ${this.target}) s using (code)
        where o.cqc_location_id is not null`),
    );
  }

  async missing(manager: EntityManager): Promise<Found> {
    return one(
      manager.query(`
        select ${found} from (
          select 0 as line, json_build_object('line', 0, 'code', o.code, 'reason',
            'Its location id ' || o.cqc_location_id || ' is not in the file; it was left as it is') as finding
          from organisations o
          where o.cqc_location_id is not null and not exists (select from ${this.target} s where s.code = o.code)
        ) told`),
    );
  }

  /**
   * The line that counts for each code: of several ids one that was not known before is the present one, for the owner has
   * changed; then the one that is known to be; then the last.
   */
  async decide(manager: EntityManager): Promise<void> {
    await manager.query(`
      create temp table locations on commit drop as
      select s.*, o.code is null or o.source is null as unknown,
        row_number() over (
          partition by s.code
          order by l.code is null desc, s.location_id = o.cqc_location_id desc nulls last, s.line desc
        ) = 1 as present
      from ${this.target} s
      left join organisations o using (code)
      left join cqc_locations l using (code, location_id)
      where not s.rejected`);
  }

  /** Lines of which something is not kept as if they stood alone. */
  async several(manager: EntityManager): Promise<Found> {
    return one(
      manager.query(`
        select ${found} from (
          select line, ${finding(`case when location_id = present_id then 'The code is in the file more than once; this line was left out'
            else 'The code has several location ids; ' || present_id || ' was taken as the present one, ' || location_id || ' still finds it' end`)}
          from (
            select line, code, location_id, present,
              max(location_id) filter (where present) over (partition by code) as present_id
            from locations
          ) l where not present
        ) told`),
    );
  }

  /** Two registrations of one place: both are kept, and an id finds them both. */
  async shared(manager: EntityManager): Promise<Found> {
    return one(
      manager.query(`
        select ${found} from (
          select l.line, json_build_object('line', l.line, 'code', l.code, 'reason',
            'Its location id ' || l.location_id || ' is also that of ' || string_agg(distinct other.code, ', ')) as finding
          from locations l
          join (
            select code, location_id from cqc_locations union select code, location_id from locations
          ) other on other.location_id = l.location_id and other.code <> l.code
          group by l.line, l.code, l.location_id
        ) told`),
    );
  }

  async unknown(manager: EntityManager): Promise<Found> {
    return one(
      manager.query(
        `select ${found} from (select line, ${finding(`'It is not in the ODS data yet'`)} from locations where unknown) told`,
      ),
    );
  }

  async apply(
    manager: EntityManager,
    today: string,
  ): Promise<Pick<Differences, 'new' | 'changed' | 'unchanged'>> {
    await insertStubs(manager, 'select distinct code from locations', 'care-home-site');
    const differences = await one(
      manager.query<Pick<Differences, 'new' | 'changed' | 'unchanged'>[]>(`
        with compared as (
          select l.*, case
              when o.cqc_location_id is null then 'new'
              when (o.cqc_location_id, o.local_authority, o.region) is distinct from
                (l.location_id, l.local_authority, l.region) then 'changed'
              else 'same' end as state
          from locations l join organisations o using (code)
          where l.present
        ),
        written as (
          update organisations o
          set cqc_location_id = c.location_id, local_authority = c.local_authority, region = c.region
          from compared c where c.code = o.code and c.state <> 'same'
        )
        select count(*) filter (where state = 'new')::int as new, count(*) filter (where state = 'changed')::int as changed,
          count(*) filter (where state = 'same')::int as unchanged
        from compared`),
    );
    await this.dateIds(manager, today);
    return differences;
  }

  /** An id that is no longer the present one ends today; it goes on to find the code. */
  private async dateIds(manager: EntityManager, today: string): Promise<void> {
    await manager.query(
      `insert into cqc_locations (code, location_id, from_day, until_day)
       select distinct on (code, location_id) code, location_id,
         case when exists (select from cqc_locations k where k.code = l.code) then $1::date end,
         case when not bool_or(present) over (partition by code, location_id) then $1::date end
       from locations l
       order by code, location_id
       on conflict (code, location_id) do nothing`,
      [today],
    );
    await manager.query(
      `update cqc_locations k
       set until_day = case when k.location_id = l.location_id then null else $1::date end
       from locations l
       where l.present and l.code = k.code and (k.location_id = l.location_id) <> (k.until_day is null)`,
      [today],
    );
  }
}
