import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Codes to get in without the authenticator app, and a new app beside the one it takes the place of. */
export class RecoveryCodes1795921800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table recovery_codes (
        person_id uuid constraint recovery_codes_of references people on delete cascade,
        code_hash bytea,
        constraint recovery_codes_key primary key (person_id, code_hash)
      )`);
    await runner.query('alter table second_factors add column sealed_replacement text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table second_factors drop column sealed_replacement');
    await runner.query('drop table recovery_codes');
  }
}
