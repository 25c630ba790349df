import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { insertStubs, one, type Differences, type Losses } from './organisation-files.repository.js';
import type { LocationRow, SuccessionRow } from './other-rows.js';
import type { Cell } from './staging.js';

type Changes = Pick<Differences, 'new' | 'changed' | 'unchanged'>;

const counts = `count(*) filter (where state = 'new')::int as new, count(*) filter (where state = 'changed')::int as changed,
  count(*) filter (where state = 'same')::int as unchanged`;

/** Which code was succeeded by which. */
@Injectable()
export class SuccessionFilesRepository {
  readonly target = 'staged_successions';

  async stage(manager: EntityManager): Promise<void> {
    await manager.query(`
      create temp table ${this.target} (
        line integer, code text, rejected boolean, successor text, reason text, succeeded_on date, indicator text
      ) on commit drop`);
  }

  cells(line: number, code: string, row: SuccessionRow | undefined): Cell[] {
    if (!row) return [line, code, true, null, null, null, null];
    return [line, code, false, row.successor, row.reason, row.succeededOn, row.indicator];
  }

  async losses(manager: EntityManager): Promise<Losses> {
    return one(
      manager.query(`
        select count(*)::int as open, count(*) filter (where s.code is null)::int as missing, 0 as closing
        from successions left join (select distinct code, successor from ${this.target}) s using (code, successor)`),
    );
  }

  async apply(manager: EntityManager): Promise<Changes> {
    return one(
      manager.query(`
        with given as (
          select distinct on (code, successor) code, successor, reason, succeeded_on, indicator
          from ${this.target} where not rejected order by code, successor, line
        ),
        compared as (
          select g.*, case
              when s.code is null then 'new'
              when (s.reason, s.succeeded_on, s.indicator) is distinct from (g.reason, g.succeeded_on, g.indicator) then 'changed'
              else 'same' end as state
          from given g left join successions s using (code, successor)
        ),
        written as (
          insert into successions (code, successor, reason, succeeded_on, indicator)
          select code, successor, reason, succeeded_on, indicator from compared where state <> 'same'
          on conflict (code, successor) do update
          set reason = excluded.reason, succeeded_on = excluded.succeeded_on, indicator = excluded.indicator
        )
        select ${counts} from compared`),
    );
  }
}

/** What the care regulator knows about a site: location id, local authority, region. */
@Injectable()
export class LocationFilesRepository {
  readonly target = 'staged_locations';

  async stage(manager: EntityManager): Promise<void> {
    await manager.query(`
      create temp table ${this.target} (
        line integer, code text, rejected boolean, cqc_location_id text, local_authority text, region text
      ) on commit drop`);
  }

  cells(line: number, code: string, row: LocationRow | undefined): Cell[] {
    if (!row) return [line, code, true, null, null, null];
    return [line, code, false, row.cqcLocationId, row.localAuthority, row.region];
  }

  async losses(manager: EntityManager): Promise<Losses> {
    return one(
      manager.query(`
        select count(*)::int as open, count(*) filter (where s.code is null)::int as missing, 0 as closing
        from organisations o left join (select distinct code from ${this.target}) s using (code)
        where o.cqc_location_id is not null`),
    );
  }

  async apply(manager: EntityManager): Promise<Changes> {
    await insertStubs(
      manager,
      `select distinct code from ${this.target} where not rejected`,
      'care-home-site',
    );
    return one(
      manager.query(`
        with given as (
          select distinct on (code) code, cqc_location_id, local_authority, region
          from ${this.target} where not rejected order by code, line
        ),
        compared as (
          select g.*, case
              when o.cqc_location_id is null then 'new'
              when (o.cqc_location_id, o.local_authority, o.region) is distinct from
                (g.cqc_location_id, g.local_authority, g.region) then 'changed'
              else 'same' end as state
          from given g join organisations o using (code)
        ),
        written as (
          update organisations o
          set cqc_location_id = c.cqc_location_id, local_authority = c.local_authority, region = c.region
          from compared c where c.code = o.code and c.state <> 'same'
        )
        select ${counts} from compared`),
    );
  }
}
