import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What happened at the door, without addresses and names. */
export class SecurityEvents1795861860000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table security_events (
        id uuid constraint security_events_key primary key,
        at timestamptz not null,
        kind text not null,
        person_id uuid,
        by_person_id uuid,
        address_hash bytea,
        code text,
        network text not null,
        operation text,
        wait_until timestamptz,
        session_id uuid,
        request_id text,
        count int not null default 1,
        bucket bytea constraint security_events_bucket unique
      );
      create index security_events_at on security_events (at);
      create index security_events_person on security_events (person_id, at);
      create index security_events_address on security_events (address_hash, at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table security_events');
  }
}
