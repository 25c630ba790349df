import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Cases1795683600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table cases (
        id uuid primary key,
        seq bigint generated always as identity,
        number text not null unique,
        topic text not null,
        state text not null default 'open',
        source text not null,
        code text,
        organisation_name text,
        email text not null,
        first_name text not null,
        last_name text not null,
        telephone text not null,
        message text not null,
        assignee_id uuid,
        assignee_name text,
        opened_at timestamptz not null,
        changed_at timestamptz not null,
        version integer not null default 1
      );
      create index cases_queue on cases (opened_at) where state <> 'solved';
      create index cases_opened_at on cases (opened_at);
      create index cases_code on cases (code, opened_at) where code is not null;
      create index cases_email on cases (email, opened_at);

      create table case_entries (
        id uuid primary key,
        seq bigint generated always as identity,
        case_id uuid not null references cases,
        kind text not null,
        at timestamptz not null,
        by_id uuid,
        by_name text,
        text text not null
      );
      create index case_entries_case on case_entries (case_id, seq)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table case_entries, cases');
  }
}
