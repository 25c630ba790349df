import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Uploaded files are kept beside the answers that name them, and are as safe as those are. */
export class Documents1795347600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table documents (
        id uuid primary key,
        code text not null,
        name text not null,
        media_type text not null,
        size integer not null,
        content bytea not null,
        uploaded_at timestamptz not null,
        uploaded_by uuid not null,
        uploaded_by_name text not null
      );
      alter table documents alter column content set storage external;
      create index documents_of_organisation on documents (code)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table documents');
  }
}
