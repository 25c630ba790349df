import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The register as the world was last told of it, and who is told by webhook. */
export class RegisterChanges1795946400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create sequence register_change as integer;
      create table register_changes (
        code text primary key,
        change integer not null,
        changed_at timestamptz not null,
        entry jsonb,
        before jsonb
      );
      create unique index register_changes_order on register_changes (change);
      create table webhooks (
        id uuid primary key,
        name text not null,
        url text not null,
        secret text not null,
        version integer not null,
        delivered integer not null,
        state text not null,
        failures integer not null,
        problem text,
        tried_at timestamptz,
        delivered_at timestamptz,
        next_try_at timestamptz not null,
        created_at timestamptz not null,
        created_by text not null
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table webhooks; drop table register_changes; drop sequence register_change');
  }
}
