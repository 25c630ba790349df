import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SiteCorrections1795683600000 implements MigrationInterface {
  /**
   * What ODS says stays as it is, in a table of its own that imports alone write. What the helpdesk says lies over it:
   * everybody reads `relationships`, in which stretches of days that a correction covers are cut out of what ODS says.
   */
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table relationships rename to ods_relationships;

      create table site_corrections (
        id uuid primary key,
        seq bigint generated always as identity,
        site text not null,
        head_office text not null,
        kind text not null check (kind in ('added', 'removed')),
        from_day date not null,
        until_day date,
        evidence text not null,
        made_by text not null,
        made_at timestamptz not null,
        check (until_day >= from_day)
      );
      create index site_corrections_site on site_corrections (site);
      create index site_corrections_head_office on site_corrections (head_office);

      create view relationships as
      select r.id, r.site, r.head_office, r.joined_on, r.left_on, r.source
      from ods_relationships r
      where not exists (select from site_corrections c where c.site = r.site)
      union all
      select r.id, r.site, r.head_office, lower(stretch), upper(stretch), r.source
      from ods_relationships r
      cross join lateral (
        select range_agg(daterange(c.from_day, c.until_day)) as days from site_corrections c
        where c.site = r.site and (c.kind = 'added' or c.head_office = r.head_office)
      ) corrected
      cross join lateral unnest(
        -- ODS knows sites that left before they joined.
        datemultirange(daterange(r.joined_on, case when r.left_on < r.joined_on then r.joined_on else r.left_on end))
          - coalesce(corrected.days, '{}')
      ) as stretch
      where exists (select from site_corrections c where c.site = r.site)
      union all
      -- Newer than anything ODS says.
      select 1000000000000 + c.seq, c.site, c.head_office, c.from_day, c.until_day, 'helpdesk'
      from site_corrections c
      where c.kind = 'added' and c.until_day is distinct from c.from_day`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop view relationships;
      drop table site_corrections;
      alter table ods_relationships rename to relationships`);
  }
}
