import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was published stays as it was: the database itself refuses to change or remove it. */
export class Publications1795339200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table publications (
        id uuid primary key,
        seq bigint generated always as identity unique,
        request_id uuid not null,
        code text not null,
        organisation_name text not null,
        edition text not null,
        question_set_version integer not null,
        level text not null,
        published_at timestamptz not null,
        expires_at timestamptz not null,
        published_by uuid not null,
        published_by_name text not null,
        snapshot jsonb not null,
        unique (code, request_id)
      );
      create index publications_of_organisation on publications (code, seq);
      create table coverage (
        publication_id uuid not null references publications,
        code text not null,
        name text not null,
        via text not null,
        added_at timestamptz not null,
        added_by uuid not null,
        added_by_name text not null,
        primary key (publication_id, code)
      );
      create table exclusions (
        publication_id uuid not null references publications,
        code text not null,
        name text not null,
        reason text not null,
        primary key (publication_id, code)
      )`);
    await runner.query(`
      create function refuse_change() returns trigger language plpgsql as $$
        begin
          raise exception 'what was published is never changed (%)', tg_table_name;
        end $$`);
    for (const table of ['publications', 'coverage', 'exclusions'])
      await runner.query(
        `create trigger never_changed before update or delete or truncate on ${table} execute function refuse_change()`,
      );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table exclusions, coverage, publications; drop function refuse_change');
  }
}
