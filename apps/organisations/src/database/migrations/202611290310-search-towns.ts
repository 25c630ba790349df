import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Organisations are found by their town as well, and Saint is St. */
export class SearchTowns1795921800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index organisations_search_town on organisations
        using gin ((' ' || lower(coalesce(town, ''))) gin_trgm_ops)`);
    await runner.query(`
      update organisations set search_name = regexp_replace(search_name, ' saint(?= |$)', ' st', 'g')
      where search_name ~ ' saint( |$)'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index organisations_search_town');
  }
}
