import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Editions and their questions as data. A wording is valid from its version until the version that replaced it. */
export class QuestionSets1795338000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table editions (
        id text primary key,
        name text not null,
        opens_on date not null,
        deadline date not null,
        standards jsonb not null,
        assertions jsonb not null,
        version integer not null
      );
      create table evidence_items (
        edition text not null references editions,
        ref text not null,
        version integer not null,
        replaced_in integer,
        content jsonb not null,
        primary key (edition, ref, version)
      );
      create table edition_changes (
        edition text not null references editions,
        version integer not null,
        changed_at timestamptz not null,
        changes jsonb not null,
        primary key (edition, version)
      );
      create table edition_mappings (
        from_edition text not null references editions,
        to_edition text not null references editions,
        steps jsonb not null,
        primary key (to_edition, from_edition)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table edition_mappings, edition_changes, evidence_items, editions');
  }
}
