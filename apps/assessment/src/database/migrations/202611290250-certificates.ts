import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Each organisation for which a publication counts has a code to check it by. The database draws it, 60 random bits in
 * Crockford's base32, so that a head office's 1,500 sites get theirs in one statement.
 */
export class Certificates1795920600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Bytes 6 and 8 of such a UUID are not all random.
    await runner.query(`
      create function certificate_code() returns text language sql volatile as $$
        select string_agg(substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ', 1 + (get_byte(random.bytes, place) & 31), 1), '' order by place)
        from (select uuid_send(gen_random_uuid()) as bytes) random, unnest('{0,1,2,3,4,5,9,10,11,12,13,14}'::int[]) place
      $$;
      create table certificates (
        code text primary key default certificate_code(),
        publication_id uuid not null references publications,
        organisation text not null,
        unique (publication_id, organisation)
      );
      insert into certificates (publication_id, organisation)
        select id, code from publications
        union select publication_id, code from coverage
        union select publication_id, code from publication_copies;
      create trigger never_changed before update or delete or truncate on certificates execute function refuse_change()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table certificates; drop function certificate_code');
  }
}
