import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PublicationDepth1795982160000 implements MigrationInterface {
  /** Whatever was published before was for the sites of the head office itself. */
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table publications add column depth text not null default 'one'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table publications drop column depth');
  }
}
