import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People change their own name and telephone number: which state of them was shown. */
export class OwnDetails1795919400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table people add column details_version int not null default 1');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table people drop column details_version');
  }
}
