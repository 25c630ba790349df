import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A document in whose place a newer one was put stays for the history, and says which that is. */
export class ReplacedDocuments1795983000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table documents add column replaced_by uuid');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table documents drop column replaced_by');
  }
}
