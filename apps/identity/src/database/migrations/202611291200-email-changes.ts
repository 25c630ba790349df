import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Changes of email addresses that wait for both mailboxes. */
export class EmailChanges1795953600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table email_changes (
        id uuid primary key,
        person_id uuid not null constraint email_changes_of references people on delete cascade,
        from_email text not null,
        to_email text not null,
        old_confirmed_at timestamptz,
        new_confirmed_at timestamptz,
        outcome text,
        expires_at timestamptz not null
      );
      create index email_changes_person on email_changes (person_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table email_changes');
  }
}
