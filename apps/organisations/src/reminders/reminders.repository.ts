import type { EventData } from '@dspt/contracts/define';
import { reminderStages, type statusEnding } from '@dspt/contracts/organisations/reminders';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { isOpen } from '../organisations/day.sql.js';
import { isFormerHeadOffice } from '../register/status.sql.js';

/** SQL: the publisher of `sp` is still there to publish, and would cover `st` again as it did last. */
const publishesAgain = `(
  ${isOpen('po', '$1')} and coalesce(pr.administrators, 0) > 0 and not ${isFormerHeadOffice('o', 'sp.code', '$1')}
  and not exists (select 1 from publications lp where lp.code = sp.code and lp.published_at > sp.published_at)
  and not exists (
    select 1 from coverage c where c.publication_id = sp.id and c.code = st.code and c.via = 'copied' and c.ended_at is null
  ))`;

/**
 * SQL: whose status ends, on which day, and who has to publish. `statuses` says for each day what counts: the first stretch
 * that is not current begins when the last of all that is published has run out.
 */
const endings = `
  select st.code, st.from_day - 1 as last_day, sp.code as publisher,
    case when sp.code = st.code or not ${publishesAgain} then st.code else sp.code end as falls_to
  from statuses st
    join publications sp on sp.id = st.publication_id
    join organisations o on o.code = st.code
    left join organisations po on po.code = sp.code
    left join register pr on pr.code = sp.code
  where not st.current and st.from_day > $1::date and st.from_day - 1 <= $1::date + ${Math.max(...reminderStages)}
    and ${isOpen('o', '$1')}`;

@Injectable()
export class RemindersRepository {
  /** Those not yet reminded at the stage that the day has come to; earlier ones that were missed are left out. */
  take(
    manager: EntityManager,
    today: string,
    now: Date,
    most: number,
  ): Promise<EventData<typeof statusEnding>[]> {
    return manager.query(
      `with due as (
         select e.falls_to as code, e.last_day, e.last_day - $1::date as days_left,
           (select min(stage) from unnest($2::int[]) stage where stage >= e.last_day - $1::date) as stage,
           case when bool_and(e.publisher <> e.falls_to) then min(e.publisher) end as publisher,
           count(*) filter (where e.code <> e.falls_to) as sites
         from (${endings}) e
           join organisations f on f.code = e.falls_to join register r on r.code = e.falls_to
         where r.administrators > 0 and ${isOpen('f', '$1')}
         group by e.falls_to, e.last_day
       ),
       taken as (
         insert into reminders (code, last_day, stage, reminded_at)
         select code, last_day, stage, $3 from due
         where not exists (
           select 1 from reminders m
           where m.code = due.code and m.last_day = due.last_day and m.stage = due.stage
         )
         order by code, last_day limit $4
         on conflict do nothing
         returning code, last_day
       )
       select code, last_day::text as "lastDay", days_left as "daysLeft", publisher, sites::int as sites
       from due join taken using (code, last_day) order by code, last_day`,
      [today, reminderStages, now, most],
    );
  }
}
