import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Search1780000000110 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create extension if not exists pg_trgm;
      -- Loads the extension, if it was there before: until then its setting is unknown, and forbidden.
      do $$ begin perform show_trgm(''); end $$;
      create function similar_names(wanted text, at_most integer) returns table (code text, similarity real)
        language sql stable rows 20 set pg_trgm.word_similarity_threshold = 0.45
        as $$
          -- How like the whole name is breaks ties.
          select code, word_similarity(wanted, search_name) + similarity(wanted, search_name) / 10
          from organisations
          where not stub and wanted <% search_name
          order by 2 desc, code
          limit at_most
        $$;
      create index organisations_search_name on organisations using gin (search_name gin_trgm_ops)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index organisations_search_name;
      drop function similar_names;
      drop extension pg_trgm`);
  }
}
