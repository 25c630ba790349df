import type { MigrationInterface, QueryRunner } from 'typeorm';

/** From when a document is in use, and by when it is to be looked at again. */
export class DocumentDates1795982100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table documents
        add column effective_on date,
        add column expires_on date,
        add column dates_version integer not null default 0`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table documents drop column effective_on, drop column expires_on, drop column dates_version`);
  }
}
