import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who was reminded to publish again, so that nobody is twice. */
export class Reminders1795933800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table reminders (
        code text not null,
        last_day date not null,
        stage integer not null,
        reminded_at timestamptz not null,
        primary key (code, last_day, stage)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table reminders');
  }
}
