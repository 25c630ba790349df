import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How the sites of each local authority stood on a day; sites without an area are under an empty name. */
export class AreaSnapshots1795737000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table area_snapshots (
        day date not null,
        region text not null,
        local_authority text not null,
        counts jsonb not null,
        primary key (day, region, local_authority)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table area_snapshots');
  }
}
