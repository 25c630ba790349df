import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PeopleSearch1795687200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create extension if not exists pg_trgm;
      create index people_search on people
        using gin ((first_name || ' ' || last_name || ' ' || email) gin_trgm_ops);
      create index people_name on people (last_name, first_name, email)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index people_name;
      drop index people_search;
      drop extension pg_trgm`);
  }
}
