import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PublicationDrafts1795345200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table publication_drafts (
        code text not null,
        person_id uuid not null,
        draft jsonb not null,
        changed_at timestamptz not null,
        primary key (code, person_id)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table publication_drafts');
  }
}
