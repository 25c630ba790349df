import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who ended an invitation: whoever sent it, or whoever got it. */
export class DeclinedInvitations1795865100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table invitations add column declined boolean not null default false');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table invitations drop column declined');
  }
}
