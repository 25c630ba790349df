import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Organisations1780000000100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table organisations (
        code text primary key,
        name text not null,
        search_name text not null,
        type text not null,
        stub boolean not null default false,
        source text,
        address text not null default '',
        town text,
        postcode text,
        telephone text,
        opened_on date,
        closed_on date,
        cqc_location_id text,
        local_authority text,
        region text
      );
      create index organisations_name on organisations (name, code);
      create index organisations_postcode on organisations (postcode text_pattern_ops);
      create index organisations_cqc_location on organisations (cqc_location_id) where cqc_location_id is not null;
      create index organisations_local_authority on organisations (local_authority) where local_authority is not null;

      -- No foreign keys: the import makes what is missing first, and checking would cost more than all else it writes.
      create table relationships (
        id bigint generated always as identity primary key,
        site text not null,
        head_office text not null,
        joined_on date,
        left_on date,
        source text not null default 'ods'
      );
      create unique index relationships_one_open on relationships (site) where left_on is null;
      create index relationships_site on relationships (site, head_office);
      create index relationships_head_office on relationships (head_office);

      create table successions (
        code text not null,
        successor text not null,
        reason text,
        succeeded_on date,
        indicator text,
        primary key (code, successor)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table successions, relationships, organisations');
  }
}
