import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Each action has a version, so that two windows do not overwrite each other unseen. */
export class ActionVersions1795862520000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table planned_actions add column version integer not null default 1');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table planned_actions drop column version');
  }
}
