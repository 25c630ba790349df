import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Accounts that their owners have closed. */
export class ClosedAccounts1795974000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table people add column closed_at timestamptz');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table people drop column closed_at');
  }
}
