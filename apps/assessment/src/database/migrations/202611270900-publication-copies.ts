import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the helpdesk copies to other codes lies beside what the publication itself covers, which never changes: a copy can
 * be taken back, and made again.
 */
export class PublicationCopies1795770000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table publication_copies (
        publication_id uuid not null references publications,
        code text not null,
        name text not null,
        added_at timestamptz not null,
        ended_at timestamptz,
        primary key (publication_id, code, added_at)
      );
      create unique index publication_copies_one_open on publication_copies (publication_id, code) where ended_at is null;
      create view covered as
        select publication_id, code, name, via, added_at, added_by_name from coverage
        union all
        select publication_id, code, name, 'copied', added_at, 'the helpdesk' from publication_copies where ended_at is null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop view covered; drop table publication_copies');
  }
}
