import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { finding, found, one, type Found } from './found.sql.js';
import type { Losses } from './losses.js';
import type { Differences } from './organisation-files.repository.js';
import type { AuthorityRow } from './other-rows.js';
import type { Cell } from './staging.js';

const columns = 'name, former_name, upper_code, upper_name, region, from_year, until_year, became_code';
const of = (alias: string): string => columns.replaceAll(/\w+/g, (column) => `${alias}.${column}`);

/** Local authorities, their tiers and their years. */
@Injectable()
export class AuthorityFilesRepository {
  readonly target = 'staged_authorities';

  async stage(manager: EntityManager): Promise<void> {
    await manager.query(`
      create temp table ${this.target} (
        line integer, code text, rejected boolean, name text, former_name text, upper_code text, upper_name text,
        region text, from_year integer, until_year integer, became_code text
      ) on commit drop`);
  }

  cells(line: number, code: string, row: AuthorityRow | undefined): Cell[] {
    if (!row) return [line, code, true, null, null, null, null, null, null, null, null];
    const { name, formerName, upperCode, upperName, region, fromYear, untilYear, becameCode } = row;
    return [
      line,
      code,
      false,
      name,
      formerName,
      upperCode,
      upperName,
      region,
      fromYear,
      untilYear,
      becameCode,
    ];
  }

  /** The first line of a code counts. */
  async dropDuplicates(manager: EntityManager): Promise<Found> {
    return one(
      manager.query(`
        with dropped as (
          delete from ${this.target} later using ${this.target} first
          where not later.rejected and not first.rejected and first.line < later.line and first.code = later.code
          returning later.line, later.code
        )
        select ${found} from (
          select line, ${finding(`'The code is in the file more than once; this line was left out'`)}
          from (select distinct * from dropped) once
        ) told`),
    );
  }

  async losses(manager: EntityManager): Promise<Losses> {
    return one(
      manager.query(`
        select count(*)::int as open, count(*) filter (where s.code is null)::int as missing, 0 as closing, 0 as "closedToday"
        from local_authorities left join (select distinct code from ${this.target}) s using (code)`),
    );
  }

  /** What the file does not name stays: past weeks still carry its name. */
  async apply(manager: EntityManager): Promise<Pick<Differences, 'new' | 'changed' | 'unchanged'>> {
    return one(
      manager.query(`
        with compared as (
          select s.*, case
              when k.code is null then 'new'
              when (${of('k')}) is distinct from (${of('s')}) then 'changed'
              else 'same' end as state
          from ${this.target} s left join local_authorities k using (code)
          where not s.rejected
        ),
        written as (
          insert into local_authorities (code, ${columns})
          select code, ${columns} from compared where state <> 'same'
          on conflict (code) do update set (${columns}) = row(${of('excluded')})
        )
        select count(*) filter (where state = 'new')::int as new, count(*) filter (where state = 'changed')::int as changed,
          count(*) filter (where state = 'same')::int as unchanged
        from compared`),
    );
  }
}
