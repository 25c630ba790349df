import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which process is just having an action carried out, how often that was tried, and what it waits for. */
export class ActionClaims1795863600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table actions
        add column claim uuid,
        add column claimed_until timestamptz,
        add column attempts integer not null default 0,
        add column next_attempt_at timestamptz not null default now()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table actions
        drop column claim,
        drop column claimed_until,
        drop column attempts,
        drop column next_attempt_at`);
  }
}
