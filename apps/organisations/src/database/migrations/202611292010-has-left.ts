import type { MigrationInterface, QueryRunner } from 'typeorm';

export class HasLeft1795983000000 implements MigrationInterface {
  /**
   * Whether the site ($1) was under the head office ($2) once, directly or through others, and is not on the day ($3); null when
   * it never was. Each way up is walked with the days on which all of it was in force. A function, because lists of statuses
   * ask it of few of their rows, and would else be planned as if they walked for every one.
   */
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function has_left(text, text, date) returns boolean language sql stable as $$
        with recursive above as (
          select r.head_office as code,
            daterange(r.joined_on, case when r.left_on < r.joined_on then r.joined_on else r.left_on end) as days
          from relationships r where r.site = $1
          union
          select up.code, a.days * up.days from above a cross join lateral (
            select r.head_office as code,
              daterange(r.joined_on, case when r.left_on < r.joined_on then r.joined_on else r.left_on end) as days
            from relationships r where r.site = a.code offset 0
          ) up
          where a.days && up.days
        )
        select not bool_or(coalesce(upper_inf(a.days) or upper(a.days) > $3, false)) from above a where a.code = $2
      $$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function has_left');
  }
}
