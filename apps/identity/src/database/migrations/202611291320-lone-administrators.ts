import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Organisations with one administrator, and when that person was told to name a second. */
export class LoneAdministrators1795958400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table lone_administrators (
        code text primary key,
        since timestamptz,
        told_at timestamptz
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table lone_administrators');
  }
}
