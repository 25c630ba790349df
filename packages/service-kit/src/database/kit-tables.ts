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

/** Who changed what, never changed itself; `audit_sealed` and `audit_seals` are the chain that proves it. */
class Audit1780000000020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table audit (
        seq bigint generated always as identity primary key,
        id uuid not null unique,
        at timestamptz(3) not null,
        did text not null,
        actor_id uuid,
        actor_name text,
        actor_role text,
        organisation text,
        person uuid,
        reason text,
        case_number text,
        action_id uuid,
        request_id text,
        before jsonb not null,
        after jsonb not null,
        mac bytea not null
      );
      create index audit_organisation on audit (organisation, seq) where organisation is not null;
      create index audit_person on audit (person, seq) where person is not null;
      create index audit_case_number on audit (case_number, seq) where case_number is not null;

      create table audit_seals (
        id integer primary key,
        hash bytea not null,
        sealed_at timestamptz not null default now()
      );
      create table audit_sealed (
        seq bigint primary key,
        seal integer not null references audit_seals,
        mac bytea not null
      );
      create index audit_sealed_seal on audit_sealed (seal, seq);
      create table audit_checks (
        id bigint generated always as identity primary key,
        checked_at timestamptz not null default now(),
        lines integer not null,
        seals integer not null,
        findings jsonb not null
      );

      create function audit_is_final() returns trigger language plpgsql as $$
        begin raise exception 'The audit trail is never changed'; end $$;
      create trigger audit_is_final before update or delete or truncate on audit
        for each statement execute function audit_is_final();
      create trigger audit_is_final before update or delete or truncate on audit_seals
        for each statement execute function audit_is_final();
      create trigger audit_is_final before update or delete or truncate on audit_sealed
        for each statement execute function audit_is_final()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table audit_checks, audit_sealed, audit_seals, audit;
      drop function audit_is_final`);
  }
}

/** Helpdesk actions carried out here, and what taking them back needs to know. */
class CarriedOut1780000000030 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table carried_out (
        id uuid primary key,
        kind text not null,
        done_at timestamptz not null default now(),
        undo jsonb,
        undone_by uuid
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table carried_out');
  }
}

/** What an operator decides about an event that was set aside. */
class SetAside1780000000040 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table set_aside
        add column occurred_at timestamptz,
        add column retried_at timestamptz,
        add column discarded_at timestamptz,
        add column discarded_by text,
        add column discard_reason text;
      create index set_aside_newest on set_aside (set_aside_at desc, event_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index set_aside_newest;
      alter table set_aside
        drop column occurred_at,
        drop column retried_at,
        drop column discarded_at,
        drop column discarded_by,
        drop column discard_reason`);
  }
}

/** Facts are kept for some days after they were sent, and failures are counted, so that nothing is lost or set aside untried. */
class Messaging1780000000050 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table outbox
        add column sent_at timestamptz,
        add column tries integer not null default 0,
        add column try_at timestamptz;
      create index outbox_waiting on outbox (seq) where sent_at is null;
      create index outbox_sent on outbox (sent_at) where sent_at is not null;
      alter table set_aside add column outgoing boolean not null default false;
      create table event_failures (
        event_id text primary key,
        failures integer not null,
        failed_at timestamptz not null default now()
      );
      create table messaging_known (
        name text primary key,
        value text not null,
        since timestamptz not null default now()
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table messaging_known, event_failures;
      alter table set_aside drop column outgoing;
      drop index outbox_sent, outbox_waiting;
      alter table outbox drop column sent_at, drop column tries, drop column try_at`);
  }
}

/** When the work of each timer is next due, for all replicas together. */
class Scheduled1780000000060 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table scheduled (
        name text primary key,
        next_at timestamptz not null,
        claimed_until timestamptz
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table scheduled');
  }
}

/** What was sent under which id, and what was answered; the hash tells the same contents from others. */
class IdempotencyKeys1780000000045 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table idempotency_keys (
        id uuid primary key,
        hash bytea not null,
        answer json,
        made_at timestamptz not null default now()
      );
      create index idempotency_keys_made_at on idempotency_keys (made_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table idempotency_keys');
  }
}

/** By the names they have elsewhere. */
class StandardNames1780000000070 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table set_aside rename to dead_letters;
      alter table dead_letters rename column set_aside_at to dead_lettered_at;
      alter table dead_letters rename constraint set_aside_pkey to dead_letters_pkey;
      alter index set_aside_newest rename to dead_letters_newest;
      alter table carried_out rename to executed_actions;
      alter table executed_actions rename constraint carried_out_pkey to executed_actions_pkey`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table executed_actions rename constraint executed_actions_pkey to carried_out_pkey;
      alter table executed_actions rename to carried_out;
      alter index dead_letters_newest rename to set_aside_newest;
      alter table dead_letters rename constraint dead_letters_pkey to set_aside_pkey;
      alter table dead_letters rename column dead_lettered_at to set_aside_at;
      alter table dead_letters rename to set_aside`);
  }
}

/** By which request of a browser a fact is told. */
class RequestIds1780000000080 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table outbox add column request_id uuid;
      alter table dead_letters add column request_id uuid`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table dead_letters drop column request_id;
      alter table outbox drop column request_id`);
  }
}

/** Listed first in each service's migrations. */
export const kitMigrations = [
  KitTables1780000000000,
  NewestFacts1780000000010,
  Audit1780000000020,
  CarriedOut1780000000030,
  SetAside1780000000040,
  IdempotencyKeys1780000000045,
  Messaging1780000000050,
  Scheduled1780000000060,
  StandardNames1780000000070,
  RequestIds1780000000080,
];
