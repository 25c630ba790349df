import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Local authorities with their tiers and years; snapshots tell types of organisations apart from now on. */
export class LocalAuthorities1795996200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table local_authorities (
        code text primary key,
        name text not null,
        former_name text,
        upper_code text not null,
        upper_name text not null,
        region text not null,
        from_year integer,
        until_year integer,
        became_code text
      );
      alter table area_snapshots add column type text not null default '';
      alter table area_snapshots drop constraint if exists area_snapshots_pkey;
      alter table area_snapshots add primary key (day, region, local_authority, type)`);
  }

  /** Rows of several types stay beside each other without a key: whoever reads them adds them up. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table local_authorities;
      alter table area_snapshots drop constraint area_snapshots_pkey;
      alter table area_snapshots drop column type`);
  }
}
