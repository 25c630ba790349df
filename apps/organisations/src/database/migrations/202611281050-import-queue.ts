import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Imports wait for each other where every replica sees them; what was forced does not count against what follows. */
export class ImportQueue1795863000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table imports add column forced boolean not null default false, add column seen_at timestamptz`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      update imports set state = 'refused' where state = 'waiting';
      alter table imports drop column forced, drop column seen_at`);
  }
}
