import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How far the organisations have been told what is coming up, by month. */
export class ComingUp1795995000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table coming_up_rounds (
        month text primary key,
        reached text not null default '',
        finished_at timestamptz
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table coming_up_rounds');
  }
}
