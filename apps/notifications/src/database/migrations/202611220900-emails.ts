import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Emails1795338000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table emails (
        id uuid primary key default gen_random_uuid(),
        event_id text not null,
        template text not null,
        to_address text not null,
        subject text not null,
        codes text[] not null,
        data jsonb,
        state text not null default 'waiting' check (state in ('waiting', 'sent', 'failed', 'cancelled')),
        attempts integer not null default 0,
        last_error text,
        created_at timestamptz not null,
        next_attempt_at timestamptz,
        sent_at timestamptz,
        unique (event_id, template, to_address)
      );
      create index emails_due on emails (next_attempt_at) where state = 'waiting';
      create index emails_newest on emails (created_at desc, id);
      create index emails_to_address on emails (to_address);
      create index emails_codes on emails using gin (codes)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table emails');
  }
}
