import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A publication counts until the day before the same date next year, by days in London; it was counted in hours. */
export class ExpiryByDays1795862460000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create temporary table recounted on commit drop as
      select distinct c.code from coverage c join publications p on p.id = c.publication_id
      where p.expires_on <> (p.published_on + interval '1 year')::date;
      update publications set
        expires_on = (published_on + interval '1 year')::date,
        expires_at = (published_on + interval '1 year') at time zone 'Europe/London';
      delete from statuses where code in (select code from recounted)`);
    await runner.query(decideAgain);
    await runner.query('drop table recounted');
  }

  async down(): Promise<void> {
    // The days it had before were wrong.
  }
}

/** What each code shows on which days, from the beginning. */
const decideAgain = `
      with known as (
         select distinct on (c.code, p.level, from_day, until_day, gone_day)
           c.code, c.publication_id, c.via, p.level, array_position('{approaching,met,exceeded}', p.level) as height,
           greatest(c.added_on, p.published_on) as from_day, p.expires_on as until_day,
           case when c.ended_on < p.expires_on then c.ended_on else 'infinity' end as gone_day
         from coverage c join publications p on p.id = c.publication_id
         where c.code = any(array(select code from recounted))
           and greatest(c.added_on, p.published_on) < least(p.expires_on, c.ended_on)
         order by c.code, p.level, from_day, until_day, gone_day, (c.via = 'own') desc, c.publication_id
       ),
       edges as (
         select code, from_day as day from known
         union
         select code, least(until_day, gone_day) from known
       ),
       stretches as (
         select code, day as from_day, lead(day, 1, 'infinity') over (partition by code order by day) as until_day from edges
       )
       insert into statuses (code, from_day, until_day, publication_id, current, level)
       select distinct on (s.code, s.from_day)
         s.code, s.from_day, s.until_day, c.publication_id, c.until_day > s.from_day as current, c.level
       from stretches s join known c on c.code = s.code and c.from_day <= s.from_day and c.gone_day > s.from_day
       order by s.code, s.from_day, current desc,
         case when c.until_day > s.from_day then c.height end desc, c.until_day desc, c.height desc, (c.via = 'own') desc,
         c.from_day desc, c.publication_id`;
