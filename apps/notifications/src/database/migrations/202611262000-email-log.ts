import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was tried, sent again and decided about each email, and the facts from which it can be written again. */
export class EmailLog1795723200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create extension if not exists pg_trgm;
      alter table emails
        add column person_id uuid,
        add column tries jsonb not null default '[]',
        add column resends uuid references emails,
        add column request_id uuid unique,
        add column requested_by text,
        add column discarded_at timestamptz,
        add column discarded_by text,
        add column discard_reason text,
        drop constraint emails_event_id_template_to_address_key;
      create unique index emails_once on emails (event_id, template, to_address) where resends is null;
      create index emails_resends on emails (resends) where resends is not null;
      create index emails_failed on emails (created_at desc, id) where state = 'failed';
      create index emails_to_address_part on emails using gin (to_address gin_trgm_ops);
      drop index emails_to_address;
      create table email_sources (
        event_id text primary key,
        name text not null,
        data jsonb not null,
        occurred_at timestamptz not null
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table email_sources;
      create index emails_to_address on emails (to_address);
      drop index emails_to_address_part, emails_failed, emails_resends, emails_once;
      delete from emails where resends is not null;
      alter table emails
        drop column person_id,
        drop column tries,
        drop column resends,
        drop column request_id,
        drop column requested_by,
        drop column discarded_at,
        drop column discarded_by,
        drop column discard_reason,
        add unique (event_id, template, to_address);
      drop extension pg_trgm`);
  }
}
