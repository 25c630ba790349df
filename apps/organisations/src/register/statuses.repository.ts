import type { coverageEnded, coverageVia } from '@dspt/contracts/assessment/publications';
import type { EventData } from '@dspt/contracts/define';
import type { Level } from '@dspt/contracts/values';
import { dayOf } from '@dspt/service-kit/clock';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { z } from 'zod';

export interface Publication {
  publicationId: string;
  code: string;
  organisationName: string;
  edition: string;
  level: Level;
  publishedAt: string;
  expiresAt: string;
}

export interface Covered {
  code: string;
  via: z.infer<typeof coverageVia>;
}

@Injectable()
export class StatusesRepository {
  /**
   * Taken before the first row: two events about one code at once would each recompute without the other's coverage, and two
   * about one publication would each hold what the other waits for.
   */
  async lock(manager: EntityManager): Promise<void> {
    await manager.query(`select pg_advisory_xact_lock(hashtext('statuses'))`);
  }

  async knows(manager: EntityManager, publicationId: string): Promise<boolean> {
    return (
      (await manager.query<unknown[]>('select 1 from publications where id = $1', [publicationId])).length > 0
    );
  }

  async addPublication(manager: EntityManager, publication: Publication): Promise<void> {
    const { publicationId, code, organisationName, edition, level, publishedAt, expiresAt } = publication;
    await manager.query(
      `insert into publications (id, code, organisation_name, edition, level, published_at, expires_at, published_on, expires_on)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing`,
      [
        publicationId,
        code,
        organisationName,
        edition,
        level,
        publishedAt,
        expiresAt,
        dayOf(new Date(publishedAt)),
        dayOf(new Date(expiresAt)),
      ],
    );
  }

  /**
   * Told again it is the same; told to have ended already, it stays ended, and only now it is known through whom it was.
   * Nobody else writes meanwhile (`lock`), so that looking first is safe, and takes half the time of `on conflict`.
   */
  async addCoverage(
    manager: EntityManager,
    publicationId: string,
    addedAt: string,
    covered: Covered[],
  ): Promise<void> {
    await manager.query(
      `merge into coverage c
       using (select distinct on (code) code, via from unnest($2::text[], $3::text[]) as given (code, via)) given
         on c.publication_id = $1 and c.code = given.code and c.added_at = $4
       when matched and c.via = 'copied' and given.via <> 'copied' then update set via = given.via
       when not matched then insert (publication_id, code, via, added_at, added_on)
         values ($1, given.code, given.via, $4, $5)`,
      [
        publicationId,
        covered.map(({ code }) => code),
        covered.map(({ via }) => via),
        addedAt,
        dayOf(new Date(addedAt)),
      ],
    );
  }

  /** Ends what was added at that moment, also when nobody has told of that yet. */
  async endCoverage(
    manager: EntityManager,
    publicationId: string,
    { addedAt, endedAt, codes }: Pick<EventData<typeof coverageEnded>, 'addedAt' | 'endedAt' | 'codes'>,
  ): Promise<void> {
    const [addedOn, endedOn] = [addedAt, endedAt].map((moment) => dayOf(new Date(moment)));
    await manager.query(
      `insert into coverage (publication_id, code, via, added_at, added_on, ended_at, ended_on)
       select $1, code, 'copied', $2, $3, $4, $5 from unnest($6::text[]) as given (code)
       on conflict (publication_id, code, added_at) do update
       set ended_at = excluded.ended_at, ended_on = excluded.ended_on`,
      [publicationId, addedAt, addedOn, endedAt, endedOn, codes],
    );
  }

  /**
   * Writes what each code shows on which days, by the rule of the register: of what counts on a day the highest level,
   * then the later expiry, then its own; when nothing counts, what counted last. What was ended before it expired is gone
   * from that day on, as if it had never counted.
   * @param since nothing has changed for the days before
   */
  async recompute(manager: EntityManager, codes: string[], since: string): Promise<void> {
    const from = dayOf(new Date(since));
    await manager.query(
      `with gone as (delete from statuses where code = any($1) and from_day >= $2)
       update statuses set until_day = $2 where code = any($1) and from_day < $2 and until_day > $2`,
      [codes, from],
    );
    await manager.query(
      `with known as (
         select distinct on (c.code, p.level, from_day, until_day, gone_day)
           c.code, c.publication_id, c.via, p.level, array_position('{approaching,met,exceeded}', p.level) as height,
           greatest(c.added_on, p.published_on) as from_day, p.expires_on as until_day,
           case when c.ended_on < p.expires_on then c.ended_on else 'infinity' end as gone_day
         from coverage c join publications p on p.id = c.publication_id
         where c.code = any($1) and greatest(c.added_on, p.published_on) < least(p.expires_on, c.ended_on)
         order by c.code, p.level, from_day, until_day, gone_day, (c.via = 'own') desc, c.publication_id
       ),
       counting as (
         select * from known where until_day > $2 and gone_day > $2
         union all
         (select distinct on (code) * from known where until_day <= $2 and gone_day > $2
          order by code, until_day desc, height desc, (via = 'own') desc, from_day desc, publication_id)
       ),
       edges as (
         select code, greatest(from_day, $2) as day from counting
         union
         select code, least(until_day, gone_day) from counting where until_day > $2
       ),
       stretches as (
         select code, day as from_day, lead(day, 1, 'infinity') over (partition by code order by day) as until_day from edges
       )
       insert into statuses (code, from_day, until_day, publication_id, current, level)
       select distinct on (s.code, s.from_day)
         s.code, s.from_day, s.until_day, c.publication_id, c.until_day > s.from_day as current, c.level
       from stretches s join counting c on c.code = s.code and c.from_day <= s.from_day and c.gone_day > s.from_day
       order by s.code, s.from_day, current desc,
         case when c.until_day > s.from_day then c.height end desc, c.until_day desc, c.height desc, (c.via = 'own') desc,
         c.from_day desc, c.publication_id`,
      [codes, from],
    );
  }
}
