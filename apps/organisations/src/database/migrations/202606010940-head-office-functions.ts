import type { MigrationInterface, QueryRunner } from 'typeorm';

export class HeadOfficeFunctions1780000000140 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table head_office_functions (
        code text primary key,
        enabled boolean not null,
        same_across_sites jsonb,
        changed_by uuid,
        changed_at timestamptz not null
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table head_office_functions');
  }
}
