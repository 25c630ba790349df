import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { isOpen } from '../organisations/day.sql.js';
import { finding, found, one, type Found } from './found.sql.js';
import type { Losses } from './losses.js';

/** The temporary table with the lines of a 27-column file. */
export const staged = 'staged_organisations';

/** What is odd about a staged 27-column file as a whole, and beside what is known. */
@Injectable()
export class OrganisationChecksRepository {
  /** The first good line of a code counts. */
  async dropDuplicates(manager: EntityManager): Promise<Found> {
    await manager.query(`analyze ${staged} (code)`);
    return one(
      manager.query(`
        with twice as (select code from ${staged} group by code having count(*) > 1),
        numbered as (
          select line, row_number() over (partition by code order by rejected, line) as nth
          from ${staged} join twice using (code)
        ),
        dropped as (
          delete from ${staged} s using numbered n where s.line = n.line and n.nth > 1 and not s.rejected
          returning s.line, s.code
        )
        select ${found} from (select line, ${finding(`'The code is in the file more than once; this line was left out'`)} from dropped)`),
    );
  }

  /** Codes that another file answers for; nobody's facts may change with the order of imports. */
  async rejectOthers(manager: EntityManager, kind: string): Promise<Found & { mostly: string | null }> {
    return one(
      manager.query(
        `with rejected as (
           update ${staged} s set rejected = true
           from organisations o where o.code = s.code and o.source <> $1 and not s.rejected
           returning s.line, s.code, o.source
         )
         select ${found}, mode() within group (order by source) as mostly
         from (select line, source, ${finding(`'It is known from ' || source || ' already'`)} from rejected)`,
        [kind],
      ),
    );
  }

  /** What was known to close some day counts as lost already. */
  async losses(manager: EntityManager, kind: string, today: string): Promise<Losses> {
    return one(
      manager.query(
        `select count(*)::int as open,
           count(*) filter (where s.code is null)::int as missing,
           count(*) filter (where o.closed_on is null and (s.closed or s.closed_on is not null))::int as closing,
           (select coalesce(sum((counts->>'closed')::int), 0)::int from imports
            where kind = $1 and state = 'done' and not forced and (started_at at time zone 'Europe/London')::date = $2
           ) as "closedToday"
         from organisations o left join ${staged} s using (code)
         where o.source = $1 and ${isOpen('o', '$2')}`,
        [kind, today],
      ),
    );
  }

  /** Head offices through which a site would operate itself are not taken, whether ODS or the helpdesk names the others. */
  async cutLoops(manager: EntityManager, today: string): Promise<Found> {
    return one(
      manager.query(
        `with recursive parents as materialized (
           select code as site, parent from ${staged}
           where not rejected and parent is not null and (left_on is null or left_on > $1)
           union all
           select site, head_office from ods_relationships r
           where (left_on is null or left_on > $1)
             and not exists (select from ${staged} s where s.code = r.site and not s.rejected)
           union all
           select site, head_office from site_corrections
           where kind = 'added' and (until_day is null or until_day > $1)
         ),
         operated as materialized (select p.site, p.parent from parents p where p.parent in (select site from parents)),
         walk as (
           select site as start, parent as at from operated
           union
           select start, parent from walk join operated on site = at where at <> start
         ),
         cut as (
           update ${staged} s set parent = null from walk
           where walk.start = s.parent and walk.at = s.code and not s.rejected and (s.left_on is null or s.left_on > $1)
           returning s.line, s.code
         )
         select ${found} from (select line, ${finding(`'It would operate itself through its head office; no head office was taken'`)} from cut)`,
        [today],
      ),
    );
  }

  async missing(manager: EntityManager, kind: string, today: string): Promise<Found> {
    return one(
      manager.query(
        `select ${found} from (
           select 0 as line, json_build_object('line', 0, 'code', code, 'reason', 'It is open, but not in the file; it was left as it is') as finding
           from organisations o
           where source = $1 and ${isOpen('o', '$2')} and not exists (select from ${staged} s where s.code = o.code))`,
        [kind, today],
      ),
    );
  }

  /** Sites whose head office is only known by its code. */
  async unknownParents(manager: EntityManager): Promise<Found> {
    return this.parents(
      manager,
      `'Its head office ' || code_of_parent || ' is not in the data yet'`,
      'p.stub',
    );
  }

  /** Sites whose head office is closed, or is no head office. */
  async oddParents(manager: EntityManager, type: string | null, today: string): Promise<Found> {
    return this.parents(
      manager,
      `case when type <> $1 then 'Its head office ' || code_of_parent || ' is none in the data'
        else 'It is open, but its head office ' || code_of_parent || ' is closed' end`,
      `not p.stub and (p.type <> $1 or (c.left_on is null and c.closed_on is null and p.closed_on <= $2))`,
      [type, today],
    );
  }

  private async parents(
    manager: EntityManager,
    reason: string,
    condition: string,
    values: unknown[] = [],
  ): Promise<Found> {
    return one(
      manager.query(
        `select ${found} from (
           select line, ${finding(reason)} from (
             select c.line, c.code, p.code as code_of_parent, p.type
             from changes c join organisations p on p.code = c.parent where ${condition}
           ) odd
         ) told`,
        values,
      ),
    );
  }
}
