import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which form a human check was solved for: the same form sent twice has passed twice. */
export class HumanCheckRequests1795860600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table used_human_checks add column request_id uuid');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table used_human_checks drop column request_id');
  }
}
