import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How the sites of each local authority stood on a day; sites without an area are under an empty name. Areas are asked for
 * by local authority or by region.
 */
export class AreaSnapshots1795737000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table area_snapshots (
        day date not null,
        region text not null,
        local_authority text not null,
        counts jsonb not null,
        primary key (day, region, local_authority)
      );
      create index organisations_region on organisations (region) where region is not null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table area_snapshots; drop index organisations_region');
  }
}
