import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Passkeys, and the challenges that have been answered. */
export class Passkeys1795950000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table passkeys (
        id uuid primary key,
        person_id uuid not null constraint passkeys_of references people on delete cascade,
        credential_id text not null constraint passkeys_credential_id_key unique,
        public_key bytea not null,
        counter bigint not null,
        transports text[] not null,
        synced boolean not null,
        name text not null,
        created_at timestamptz not null,
        last_used_at timestamptz
      );
      create index passkeys_person on passkeys (person_id);
      create table used_passkey_challenges (
        challenge text primary key,
        expires_at timestamptz not null
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table used_passkey_challenges; drop table passkeys');
  }
}
