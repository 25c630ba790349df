import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables every service has for messaging; listed first in each service's migrations. */
export class KitTables1780000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table outbox (
        seq bigint generated always as identity primary key,
        id uuid not null default gen_random_uuid(),
        name text not null,
        data jsonb not null,
        told_at timestamptz not null default now()
      );
      create table inbox (
        event_id text primary key,
        subject text not null,
        handled_at timestamptz not null default now()
      );
      create table set_aside (
        event_id text primary key,
        name text not null,
        data jsonb not null,
        error text not null,
        set_aside_at timestamptz not null default now()
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table outbox, inbox, set_aside');
  }
}
