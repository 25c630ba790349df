import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Folding the case of 100,000 names for every search takes longer than finding one. */
export class PeopleSearch1795687200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create extension if not exists pg_trgm;
      alter table people add column search_text text not null default '';
      create function people_search_text() returns trigger language plpgsql as $$
        begin
          new.search_text := lower(new.first_name || ' ' || new.last_name || ' ' || new.email);
          return new;
        end $$;
      create trigger people_search_text before insert or update of first_name, last_name, email on people
        for each row execute function people_search_text();
      update people set email = email;
      create index people_search on people using gin (search_text gin_trgm_ops);
      create index people_name on people (last_name, first_name, email)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger people_search_text on people;
      drop function people_search_text;
      alter table people drop column search_text;
      drop index people_name;
      drop extension pg_trgm`);
  }
}
