import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Imports1780000000120 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table imports (
        id uuid primary key,
        file text not null,
        kind text,
        state text not null,
        refusal text,
        sha256 text not null,
        counts jsonb not null,
        findings jsonb not null,
        started_at timestamptz not null,
        finished_at timestamptz
      );
      create index imports_started_at on imports (started_at desc)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table imports');
  }
}
