import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Why staff view as a provider, so that the line about its end can say it as well. */
export class WhyViewed1795740900000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table sessions add column viewing_reason text, add column viewing_case text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table sessions drop column viewing_reason, drop column viewing_case');
  }
}
