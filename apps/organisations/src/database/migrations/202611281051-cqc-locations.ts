import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Every location id a place has had: a new owner brings a new one, and the old one still finds the place. */
export class CqcLocations1795863060000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table cqc_locations (
        code text not null,
        location_id text not null,
        from_day date,
        until_day date,
        primary key (code, location_id)
      );
      create index cqc_locations_location_id on cqc_locations (location_id);
      insert into cqc_locations (code, location_id)
      select code, cqc_location_id from organisations where cqc_location_id is not null;
      drop index organisations_cqc_location`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table cqc_locations;
      create index organisations_cqc_location on organisations (cqc_location_id) where cqc_location_id is not null`);
  }
}
