import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who is just sending an email, and which go first. */
export class EmailClaims1795864200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table emails
        add column urgent boolean not null default true,
        add column claim uuid,
        add column claimed_until timestamptz;
      drop index emails_due;
      create index emails_due on emails (urgent desc, next_attempt_at) where state = 'waiting'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index emails_due;
      create index emails_due on emails (next_attempt_at) where state = 'waiting';
      alter table emails drop column urgent, drop column claim, drop column claimed_until`);
  }
}
