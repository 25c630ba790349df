import type { EventData } from '@dspt/contracts/define';
import type { loneAdministrator } from '@dspt/contracts/identity/users';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** SQL: `l` has had one administrator for long enough, and has not been told of lately; `$1` is now. */
const isDue = `l.since <= $1::timestamptz - interval '14 days'
  and (l.told_at is null or l.told_at <= $1::timestamptz - interval '6 months')`;

/** SQL: organisations with exactly one administrator. */
const alone = `select code from memberships where role = 'administrator' group by code having count(*) = 1`;

@Injectable()
export class LoneAdministratorsRepository {
  /** Which organisations have one administrator now. */
  async look(manager: EntityManager, now: Date): Promise<void> {
    await manager.query(
      `update lone_administrators set since = null where since is not null and code not in (${alone})`,
    );
    await manager.query(
      `insert into lone_administrators as known (code, since)
       select code, $1 from (${alone}) as found
       where not exists (select from lone_administrators l where l.code = found.code and l.since is not null)
       on conflict (code) do update set since = excluded.since where known.since is null`,
      [now],
    );
  }

  /** All that is due of some of the people whom it concerns; it is marked as told, by one replica alone. */
  take(manager: EntityManager, now: Date, most: number): Promise<EventData<typeof loneAdministrator>[]> {
    return manager.query(
      `with due as (
         select m.person_id, l.code from lone_administrators l join memberships m on m.code = l.code
         where m.role = 'administrator' and ${isDue}
       ),
       people as (select distinct person_id from due order by person_id limit $2),
       taken as (
         update lone_administrators l set told_at = $1
         where l.code in (select code from due join people using (person_id)) and ${isDue} returning l.code
       )
       select person_id as "personId", array_agg(code order by code) as codes
       from due join taken using (code) group by person_id order by person_id`,
      [now, most],
    );
  }
}
