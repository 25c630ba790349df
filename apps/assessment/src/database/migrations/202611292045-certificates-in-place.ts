import type { MigrationInterface, QueryRunner } from 'typeorm';

const ofWhat = [
  { table: 'publications', where: 'one.publication_id = given.id and one.organisation = given.code' },
  { table: 'coverage', where: 'one.publication_id = given.publication_id and one.organisation = given.code' },
  {
    table: 'publication_copies',
    where: 'one.publication_id = given.publication_id and one.organisation = given.code',
  },
];

/**
 * The code of a certificate is written into the row that makes the publication count for an organisation: there was one row
 * for each of those in a table of its own. Codes that were given out stay.
 */
export class CertificatesInPlace1795985100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table certificates rename to certificates_before');
    for (const { table, where } of ofWhat)
      await runner.query(`
        alter table ${table} add certificate text;
        alter table ${table} disable trigger user;
        update ${table} given set certificate = one.code from certificates_before one where ${where};
        alter table ${table} enable trigger user,
          alter certificate set default certificate_code(), alter certificate set not null`);
    await runner.query(`
      alter table publications add constraint publications_certificate_key unique (certificate);
      alter table coverage add constraint coverage_certificate_key unique (certificate);
      create index publication_copies_certificate on publication_copies (certificate);
      create view certificates as
        select certificate as code, id as publication_id, code as organisation, organisation_name as name, true as counts
          from publications
        union all
        select certificate, publication_id, code, name, true from coverage
        union all
        select certificate, publication_id, code, name, ended_at is null from publication_copies;
      drop table certificates_before`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter view certificates rename to certificates_after;
      create table certificates (
        code text primary key default certificate_code(),
        publication_id uuid not null references publications,
        organisation text not null,
        unique (publication_id, organisation)
      );
      insert into certificates (code, publication_id, organisation)
        select distinct on (publication_id, organisation) code, publication_id, organisation from certificates_after
        order by publication_id, organisation, counts desc, code;
      create trigger never_changed before update or delete or truncate on certificates execute function refuse_change();
      drop view certificates_after;
      alter table publications drop certificate;
      alter table coverage drop certificate;
      alter table publication_copies drop certificate`);
  }
}
