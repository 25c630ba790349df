import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Results of the staff quiz that were taken on paper: of which sheet, and who entered them. */
export class QuizPapers1795982400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table quiz_results
        add column sheet integer,
        add column recorded_by uuid,
        add column recorded_by_name text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table quiz_results drop column sheet, drop column recorded_by, drop column recorded_by_name`);
  }
}
