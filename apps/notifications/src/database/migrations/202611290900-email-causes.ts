import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which request of a browser has led to an email. */
export class EmailCauses1795942800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table emails add column caused_by uuid');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table emails drop column caused_by');
  }
}
