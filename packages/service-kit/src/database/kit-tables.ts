import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables every service has for messaging. */
class KitTables1780000000000 implements MigrationInterface {
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

/** What a fact is about, when only the newest about one thing matters. */
class NewestFacts1780000000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table outbox add column about text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table outbox drop column about');
  }
}

/** Listed first in each service's migrations. */
export const kitMigrations = [KitTables1780000000000, NewestFacts1780000000010];
