import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever needs help opens a case of the support service instead. */
export class NoHelpRequests1795683600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('drop table help_requests');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table help_requests (
        id uuid primary key,
        number int generated always as identity,
        reference text not null,
        code text not null,
        organisation_name text not null,
        email text not null,
        first_name text not null,
        last_name text not null,
        telephone text not null,
        message text not null,
        requested_at timestamptz not null
      )`);
  }
}
