import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Actions1795684200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table actions (
        id uuid primary key,
        seq bigint generated always as identity,
        kind text not null,
        input jsonb not null,
        state text not null,
        preview jsonb not null,
        organisations text[] not null,
        people uuid[] not null,
        case_id uuid not null references cases,
        reason text not null,
        verification jsonb not null,
        requested_by jsonb not null,
        requested_at timestamptz not null,
        expires_at timestamptz not null,
        decided_by jsonb,
        decided_at timestamptz,
        note text,
        done_at timestamptz,
        undoes uuid references actions,
        undone_by uuid references actions
      );
      create index actions_seq on actions (seq);
      create index actions_open on actions (seq) where state in ('waiting', 'carrying-out');
      create index actions_case on actions (case_id);
      create index actions_organisations on actions using gin (organisations);
      create index actions_people on actions using gin (people)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table actions');
  }
}
