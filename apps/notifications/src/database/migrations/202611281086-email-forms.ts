import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which form an email was asked for with. */
export class EmailForms1795865160000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table emails add column form_id uuid;
      create index emails_form on emails (form_id, created_at desc) where form_id is not null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table emails drop column form_id');
  }
}
