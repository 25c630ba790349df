import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Register1780000000130 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table publications (
        id uuid primary key,
        code text not null,
        organisation_name text not null,
        edition text not null,
        level text not null,
        published_at timestamptz not null,
        expires_at timestamptz not null,
        published_on date not null,
        expires_on date not null
      );

      create table coverage (
        publication_id uuid not null references publications,
        code text not null,
        via text not null,
        added_at timestamptz not null,
        added_on date not null,
        primary key (publication_id, code)
      );
      create index coverage_code on coverage (code);

      create table statuses (
        code text not null,
        from_day date not null,
        until_day date not null,
        publication_id uuid not null references publications,
        current boolean not null,
        level text not null,
        primary key (code, from_day)
      );
      create index statuses_level on statuses (level, current);

      create table register (
        code text primary key,
        registered boolean not null default false,
        administrators integer not null default 0,
        memberships_version integer not null default 0,
        progress_edition text,
        progress_version integer not null default 0,
        answered integer,
        total integer,
        last_activity_at timestamptz
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table register, statuses, coverage, publications');
  }
}
