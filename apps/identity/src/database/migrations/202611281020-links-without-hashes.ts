import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The signature of a link says all; and a link may be asked for with an address that nobody has. */
export class LinksWithoutHashes1795861200000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table invitations drop column token_hash');
    await queryRunner.query('alter table password_resets drop column token_hash');
    await queryRunner.query('alter table password_resets alter column person_id drop not null');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('delete from password_resets where person_id is null');
    await queryRunner.query('alter table password_resets alter column person_id set not null');
    await queryRunner.query(`alter table password_resets add column token_hash bytea not null default ''`);
    await queryRunner.query(`alter table invitations add column token_hash bytea not null default ''`);
  }
}
