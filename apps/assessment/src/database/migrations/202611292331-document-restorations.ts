import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When a newer document took the place of another, and in which answers: so that it can be undone for a while. */
export class DocumentRestorations1795995060000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table document_replacements (
        id uuid primary key,
        code text not null,
        document_id uuid not null,
        replaced_by uuid not null,
        edition text not null,
        replaced_at timestamptz not null,
        answers jsonb not null
      );
      create index document_replacements_of_document on document_replacements (code, document_id);
      create index document_replacements_replaced_at on document_replacements (replaced_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table document_replacements');
  }
}
