import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People see where they are signed in. */
export class SessionDevices1795920600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table sessions add column device text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table sessions drop column device');
  }
}
