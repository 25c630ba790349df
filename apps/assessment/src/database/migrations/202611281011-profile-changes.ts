import type { MigrationInterface, QueryRunner } from 'typeorm';

/** In which version each answer of a profile was last changed, and by whom: two windows never overwrite each other unseen. */
export class ProfileChanges1795860660000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table profiles add column changes jsonb not null default '{}'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table profiles drop column changes');
  }
}
