import type { MigrationInterface, QueryRunner } from 'typeorm';

/** In which version of the assessment the answers of each assertion were last changed: nobody confirms what they have not seen. */
export class AssertionVersions1795864860000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table assessments add column assertion_versions jsonb not null default '{}'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table assessments drop column assertion_versions');
  }
}
