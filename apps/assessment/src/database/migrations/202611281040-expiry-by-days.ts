import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A publication counts until the day before the same date next year, by days in London; it was counted in hours. */
export class ExpiryByDays1795862400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table publications disable trigger never_changed;
      update publications set expires_at =
        ((published_at at time zone 'Europe/London')::date + interval '1 year') at time zone 'Europe/London';
      alter table publications enable trigger never_changed`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table publications disable trigger never_changed;
      update publications set expires_at = (published_at at time zone 'UTC' + interval '1 year') at time zone 'UTC';
      alter table publications enable trigger never_changed`);
  }
}
