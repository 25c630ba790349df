import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ContactNotes1795684800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table contact_notes (
        id uuid primary key,
        seq bigint generated always as identity,
        code text not null,
        organisation_name text not null,
        local_authority text,
        region text,
        how text not null,
        with_whom text not null,
        outcome text not null,
        text text not null,
        next_action text,
        next_on date,
        next_done_at timestamptz,
        by_id uuid not null,
        by_name text not null,
        at timestamptz not null
      );
      create index contact_notes_seq on contact_notes (seq);
      create index contact_notes_code on contact_notes (code, seq);
      create index contact_notes_open on contact_notes (next_on) where next_action is not null and next_done_at is null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table contact_notes');
  }
}
