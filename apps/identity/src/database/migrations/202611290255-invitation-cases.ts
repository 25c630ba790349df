import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever is invited by the helpdesk can say which case it is about. */
export class InvitationCases1795920900000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table invitations add column case_number text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table invitations drop column case_number');
  }
}
