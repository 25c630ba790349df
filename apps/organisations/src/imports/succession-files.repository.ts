import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { finding, found, one, type Found } from './found.sql.js';
import type { Losses } from './losses.js';
import type { Differences } from './organisation-files.repository.js';
import type { SuccessionRow } from './other-rows.js';
import type { Cell } from './staging.js';

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

  /** The first line of a pair counts. */
  async dropDuplicates(manager: EntityManager): Promise<Found> {
    return one(
      manager.query(`
        with dropped as (
          delete from ${this.target} later using ${this.target} first
          where not later.rejected and not first.rejected and first.line < later.line
            and (first.code, first.successor) = (later.code, later.successor)
          returning later.line, later.code, later.successor
        )
        select ${found} from (
          select line, ${finding(`'Its successor ' || successor || ' is in the file more than once; this line was left out'`)}
          from (select distinct * from dropped) once
        ) told`),
    );
  }

  async losses(manager: EntityManager): Promise<Losses> {
    return one(
      manager.query(`
        select count(*)::int as open, count(*) filter (where s.code is null)::int as missing, 0 as closing, 0 as "closedToday"
        from successions left join (select distinct code, successor from ${this.target}) s using (code, successor)`),
    );
  }

  async apply(manager: EntityManager): Promise<Pick<Differences, 'new' | 'changed' | 'unchanged'>> {
    return one(
      manager.query(`
        with compared as (
          select g.*, case
              when s.code is null then 'new'
              when (s.reason, s.succeeded_on, s.indicator) is distinct from (g.reason, g.succeeded_on, g.indicator) then 'changed'
              else 'same' end as state
          from ${this.target} g left join successions s using (code, successor)
          where not g.rejected
        ),
        written as (
          insert into successions (code, successor, reason, succeeded_on, indicator)
          select code, successor, reason, succeeded_on, indicator from compared where state <> 'same'
          on conflict (code, successor) do update
          set reason = excluded.reason, succeeded_on = excluded.succeeded_on, indicator = excluded.indicator
        )
        select count(*) filter (where state = 'new')::int as new, count(*) filter (where state = 'changed')::int as changed,
          count(*) filter (where state = 'same')::int as unchanged
        from compared`),
    );
  }
}
