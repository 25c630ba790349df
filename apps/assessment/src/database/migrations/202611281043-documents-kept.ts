import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A document is kept for good once an answer names it; what is in it tells whether it is there already. */
export class DocumentsKept1795862580000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table documents add column kept boolean not null default false, add column digest bytea;
      update documents set digest = sha256(content);
      update documents d set kept = true where exists (
        select from (
          select code, value from answers
          union all select code, after from answer_changes
          union all select code, item->'answer' from publications,
            jsonb_path_query(snapshot, '$.assertions[*].items[*]') item
        ) given, jsonb_array_elements(given.value->'documents') document
        where given.code = d.code and document->>'id' = d.id::text);
      create index documents_not_kept on documents (uploaded_at) where not kept`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table documents drop column kept, drop column digest');
  }
}
