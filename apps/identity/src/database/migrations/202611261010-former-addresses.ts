import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A merged account keeps its address, which belongs to the person who stays. */
export class FormerAddresses1795687800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table people add column merged_into uuid constraint people_merged_into references people;
      create index people_merged on people (merged_into);
      create table former_addresses (
        id uuid primary key,
        person_id uuid not null constraint former_addresses_of references people on delete cascade,
        email text not null,
        until timestamptz not null
      );
      create index former_addresses_person on former_addresses (person_id);
      create index former_addresses_email on former_addresses (email)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table former_addresses;
      alter table people drop column merged_into`);
  }
}
