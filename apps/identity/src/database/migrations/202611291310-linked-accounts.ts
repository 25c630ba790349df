import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Accounts of another service that open accounts here. */
export class LinkedAccounts1795957800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table linked_accounts (
        issuer text not null,
        subject text not null,
        person_id uuid not null constraint linked_accounts_of references people on delete cascade,
        account text not null,
        linked_at timestamptz not null,
        last_used_at timestamptz,
        primary key (issuer, subject),
        constraint linked_accounts_person unique (person_id, issuer)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table linked_accounts');
  }
}
