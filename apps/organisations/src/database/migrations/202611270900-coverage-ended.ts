import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Coverage may end before the publication expires, and begin again later: each time is a row of its own. */
export class CoverageEnded1795770000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table coverage
        drop constraint coverage_pkey,
        add primary key (publication_id, code, added_at),
        add column ended_at timestamptz,
        add column ended_on date`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from coverage later using coverage earlier
      where earlier.publication_id = later.publication_id and earlier.code = later.code and earlier.added_at < later.added_at;
      alter table coverage
        drop column ended_on,
        drop column ended_at,
        drop constraint coverage_pkey,
        add primary key (publication_id, code)`);
  }
}
