import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What suppliers say once for everybody. Whoever adds a statement has it among their documents under the id of its version;
 * its content is kept with the version alone.
 */
export class SupplierStatements1795993800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create extension if not exists pg_trgm;
      create table supplier_statements (
        id uuid primary key,
        code text not null,
        supplier_name text not null,
        named_at timestamptz not null,
        title text not null,
        products text not null,
        summary text not null,
        questions text[] not null,
        search_text text not null,
        number integer not null,
        version integer not null,
        withdrawn_on date
      );
      create index supplier_statements_of_organisation on supplier_statements (code);
      create index supplier_statements_search on supplier_statements using gin (search_text gin_trgm_ops);

      create table supplier_statement_versions (
        id uuid primary key,
        statement_id uuid not null references supplier_statements,
        number integer not null,
        name text not null,
        media_type text not null,
        size integer not null,
        content bytea not null,
        digest bytea not null,
        effective_on date not null,
        expires_on date,
        written_at timestamptz not null,
        written_by uuid not null,
        written_by_name text not null
      );
      alter table supplier_statement_versions alter column content set storage external;
      create unique index supplier_statement_versions_number on supplier_statement_versions (statement_id, number);
      create index supplier_statement_versions_of_person on supplier_statement_versions (written_by);

      alter table documents alter column content drop not null;
      create index documents_of_statements on documents (id) where content is null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index documents_of_statements;
      update documents d set content = v.content from supplier_statement_versions v where v.id = d.id and d.content is null;
      alter table documents alter column content set not null;
      drop table supplier_statement_versions, supplier_statements;
      drop extension pg_trgm`);
  }
}
