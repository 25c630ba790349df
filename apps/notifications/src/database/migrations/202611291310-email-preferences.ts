import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which kinds of email a person has switched off, and what the links to do so carry. */
export class EmailPreferences1795957800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table email_preferences (
        person_id uuid primary key,
        token uuid not null unique,
        switched_off text[] not null default '{}',
        version integer not null default 0
      );
      alter table emails
        drop constraint emails_state_check,
        add constraint emails_state_check
          check (state in ('waiting', 'sent', 'failed', 'cancelled', 'switched-off'))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table email_preferences;
      update emails set state = 'cancelled' where state = 'switched-off';
      alter table emails
        drop constraint emails_state_check,
        add constraint emails_state_check check (state in ('waiting', 'sent', 'failed', 'cancelled'))`);
  }
}
