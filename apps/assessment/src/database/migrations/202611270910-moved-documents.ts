import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A document stays with the code that published it and goes with the assessment to another code: each has it under the
 * same id, so that no answer and no publication needs to be changed.
 */
export class MovedDocuments1795770600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table documents drop constraint documents_pkey, add primary key (code, id);
      drop index documents_of_organisation`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index documents_of_organisation on documents (code);
      alter table documents drop constraint documents_pkey, add primary key (id)`);
  }
}
