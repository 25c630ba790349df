import { searchName } from '@dspt/service-kit/search-words';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { byIndex, isInForce } from '../organisations/day.sql.js';
import { one } from './found.sql.js';
import type { OrganisationsLayout } from './layouts.js';
import { staged } from './organisation-checks.repository.js';
import type { OrganisationRow } from './rows.js';
import type { Cell } from './staging.js';

export interface Differences {
  new: number;
  changed: number;
  renamed: number;
  closed: number;
  reopened: number;
  moved: number;
  unchanged: number;
}

/** Compares a staged 27-column file with what is known, and applies the difference, a few statements for any size. */
@Injectable()
export class OrganisationFilesRepository {
  readonly target = staged;

  async stage(manager: EntityManager): Promise<void> {
    await manager.query(`
      create temp table ${staged} (
        line integer, code text, rejected boolean, name text, search_name text, address text, town text, postcode text, telephone text,
        opened_on date, closed_on date, closed boolean, parent text, joined_on date, left_on date
      ) on commit drop`);
  }

  cells(line: number, code: string, row: OrganisationRow | undefined): Cell[] {
    if (!row)
      return [line, code, true, null, null, null, null, null, null, null, null, null, null, null, null];
    const { name, address, town, postcode, telephone, openedOn, closedOn, closed, parent, joinedOn, leftOn } =
      row;
    const facts = [name, searchName(name), address, town, postcode, telephone, openedOn, closedOn, closed];
    return [line, code, false, ...facts, parent, joinedOn, leftOn];
  }

  /** Sets what is new and different apart, then writes only that. */
  async compare(
    manager: EntityManager,
    { rows, parents }: OrganisationsLayout,
    today: string,
  ): Promise<Differences> {
    await manager.query(
      `create temp table changes on commit drop as
       select s.line, s.code, s.name, s.search_name, s.address, s.town, s.postcode, s.telephone, s.opened_on, d.closed_on,
         s.parent, s.joined_on, s.left_on,
         o.code is null as unknown,
         o.code is null or o.stub as is_new,
         o.name <> s.name and not o.stub as renamed,
         o.closed_on is null and d.closed_on is not null and not o.stub as closes,
         o.closed_on is not null and d.closed_on is null and not o.stub as reopens,
         (o.type, o.address, o.town, o.postcode, o.telephone, o.opened_on, coalesce(o.closed_on, d.closed_on))
           is distinct from
         ($1, s.address, s.town, s.postcode, s.telephone, s.opened_on, coalesce(d.closed_on, o.closed_on)) and not o.stub as changed
       from ${staged} s
       left join organisations o using (code)
       cross join lateral (
         select coalesce(s.closed_on, case when s.closed then coalesce(s.left_on, o.closed_on, $2) end) as closed_on
       ) d
       where not s.rejected`,
      [rows, today],
    );
    await this.compareLinks(manager, parents !== null, today);
    return one(
      manager.query(`
        select count(*) filter (where is_new)::int as new,
          count(*) filter (where changed or action = 'dates')::int as changed,
          count(*) filter (where renamed)::int as renamed,
          count(*) filter (where closes)::int as closed,
          count(*) filter (where reopens)::int as reopened,
          count(*) filter (where not is_new and action in ('joins', 'moves', 'leaves'))::int as moved,
          count(*) filter (where not (is_new or changed or renamed or closes or reopens) and action is null)::int as unchanged
        from changes left join links on links.site = changes.code`),
    );
  }

  /** The newest row of a site is what ODS said last, whatever its dates. */
  private async compareLinks(manager: EntityManager, hasParents: boolean, today: string): Promise<void> {
    await manager.query(
      `create temp table links on commit drop as
       select * from (
         select c.code as site, c.parent as head_office, c.joined_on, c.left_on, r.id,
           case when c.joined_on > coalesce(r.joined_on, '-infinity') then c.joined_on else $2::date end as moved_on,
           case
             when r.id is null then case when c.parent is not null then 'joins' end
             when c.parent is null then case when r.left_on is null or r.left_on > $2 then 'leaves' end
             when c.parent <> r.head_office then 'moves'
             when coalesce(c.joined_on, r.joined_on) is distinct from r.joined_on or c.left_on is distinct from r.left_on then 'dates'
           end as action
         from changes c
         left join lateral (
           select * from ods_relationships where site = c.code order by id desc limit 1
         ) r on true
         where $1
       ) compared
       where action is not null`,
      [hasParents, today],
    );
  }

  async apply(manager: EntityManager, { kind, rows, parents }: OrganisationsLayout): Promise<void> {
    await manager.query(
      `insert into organisations (code, name, search_name, type, source, address, town, postcode, telephone, opened_on, closed_on)
       select code, name, search_name, $1, $2, address, town, postcode, telephone, opened_on, closed_on
       from changes where unknown`,
      [rows, kind],
    );
    await manager.query(
      `update organisations o
       set name = c.name, search_name = c.search_name, type = $1, source = $2, stub = false, address = c.address,
         town = c.town, postcode = c.postcode, telephone = c.telephone, opened_on = c.opened_on, closed_on = c.closed_on
       from changes c
       where o.code = c.code and not c.unknown and (c.is_new or c.changed or c.renamed or c.closes or c.reopens)`,
      [rows, kind],
    );
    if (!parents) return;
    await insertStubs(
      manager,
      `select distinct head_office as code from links where action in ('joins', 'moves')`,
      parents,
    );
    await this.applyLinks(manager);
  }

  private async applyLinks(manager: EntityManager): Promise<void> {
    await manager.query(`
      update ods_relationships r
      set left_on = case
          when action = 'dates' then l.left_on
          when r.left_on <= l.moved_on then r.left_on
          else l.moved_on
        end,
        joined_on = case when action = 'dates' then coalesce(l.joined_on, r.joined_on) else r.joined_on end
      from links l where l.id = r.id`);
    await manager.query(`
      insert into ods_relationships (site, head_office, joined_on, left_on)
      select site, head_office, coalesce(joined_on, case when action = 'moves' then moved_on end), left_on
      from links where action in ('joins', 'moves')`);
  }

  async renamed(manager: EntityManager): Promise<{ code: string; name: string }[]> {
    return manager.query('select code, name from changes where renamed order by code');
  }

  /**
   * Sites that came under a head office whose people want to know, directly or through others, by head office; not those
   * that it has published for already, as when a site moves within its group.
   */
  async joinedRegistered(
    manager: EntityManager,
    today: string,
  ): Promise<{ headOffice: string; headOfficeName: string; sites: { code: string; name: string }[] }[]> {
    return manager.query(
      `with recursive above as (
         select site, head_office from links where action in ('joins', 'moves') and left_on is null
         union
         select a.site, up.head_office from above a cross join lateral (
           select l.head_office from relationships l where l.site = a.head_office and ${isInForce('l', '$1')} ${byIndex}
         ) up
       )
       select h.code as "headOffice", h.name as "headOfficeName",
         json_agg(json_build_object('code', s.code, 'name', s.name) order by s.name, s.code) as sites
       from above a
       join organisations s on s.code = a.site
       join organisations h on h.code = a.head_office and h.code <> s.code
       join register r on r.code = h.code and r.registered
       where s.closed_on is null and not exists (
         select from coverage c join publications p on p.id = c.publication_id
         where c.code = s.code and p.code = h.code and p.expires_on > $1 and (c.ended_on is null or c.ended_on > $1)
       )
       group by h.code order by h.code`,
      [today],
    );
  }
}

/** Codes that are named but not described yet, so that everything that names them can already be shown. */
export async function insertStubs(manager: EntityManager, codes: string, type: string): Promise<void> {
  await manager.query(
    `insert into organisations (code, name, search_name, type, stub)
     select code, 'Organisation ' || code || ' (not in the data yet)', '', $1, true from (${codes}) named
     on conflict do nothing`,
    [type],
  );
}
