import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sessions in which staff look at an organisation as its people see it. */
export class Views1795735800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table sessions
        add column viewing_code text constraint sessions_viewing references organisations,
        add column viewing_until timestamptz,
        add check ((viewing_code is null) = (viewing_until is null))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from sessions where viewing_code is not null;
      alter table sessions drop column viewing_code, drop column viewing_until`);
  }
}
