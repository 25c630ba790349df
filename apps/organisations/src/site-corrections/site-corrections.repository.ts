import type { SiteCorrection } from '@dspt/contracts/organisations/corrections';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { StoredSiteCorrection } from './site-correction.entity.js';
import { byIndex, daysOf, isInForce, momentOf } from '../organisations/day.sql.js';

export interface NewCorrection {
  id: string;
  site: string;
  headOffice: string;
  kind: 'added' | 'removed';
  from: string;
  evidence: string;
  madeBy: string;
  madeAt: Date;
}

/** One that was cut short, and until when it counted before. */
export interface Ended {
  id: string;
  until: string | null;
}

@Injectable()
export class SiteCorrectionsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Corrections are made one after the other: two at once could put each of two organisations under the other. */
  async lock(manager: EntityManager): Promise<void> {
    await manager.query(`select pg_advisory_xact_lock(hashtext('site-corrections'))`);
  }

  /** Whether the head office is, on that day or later, under the site itself, directly or through others. */
  async isUnder(
    manager: EntityManager,
    { site, headOffice, from }: { site: string; headOffice: string; from: string },
  ): Promise<boolean> {
    const [row] = await manager.query<{ under: boolean }[]>(
      `with recursive above as (
         select $2::text as code, daterange($3::date, null) as days
         union
         select up.code, a.days * up.days from above a cross join lateral (
           select l.head_office as code, ${daysOf('l')} as days from relationships l where l.site = a.code ${byIndex}
         ) up
         where a.days && up.days
       )
       select exists (select from above where code = $1) as under`,
      [site, headOffice, from],
    );
    return row!.under;
  }

  /** Code of the head office of a site on a day, corrections included. */
  async headOfficeOn(manager: EntityManager, site: string, day: string): Promise<string | undefined> {
    const [row] = await manager.query<{ code: string }[]>(
      `select l.head_office as code from relationships l
       where l.site = $1 and ${isInForce('l', '$2')} order by l.id desc limit 1`,
      [site, day],
    );
    return row?.code;
  }

  /** Cuts short, on that day, whatever the helpdesk says about the site from then on. */
  async end(manager: EntityManager, site: string, day: string): Promise<Ended[]> {
    const [ended] = await manager.query<[Ended[], number]>(
      `update site_corrections new set until_day = greatest(old.from_day, $2::date)
       from site_corrections old
       where old.id = new.id and old.site = $1 and (old.until_day is null or old.until_day > $2)
       returning old.id, old.until_day::text as until`,
      [site, day],
    );
    return ended;
  }

  async insert(manager: EntityManager, correction: NewCorrection): Promise<void> {
    const { from: fromDay, ...rest } = correction;
    await manager.insert(StoredSiteCorrection, { ...rest, fromDay });
  }

  /** As if it had never been made. */
  async takeBack(manager: EntityManager, id: string, ended: Ended[]): Promise<void> {
    await manager.update(StoredSiteCorrection, { id }, { untilDay: () => 'from_day' });
    await manager.query(
      `update site_corrections c set until_day = before.until::date
       from jsonb_to_recordset($1::jsonb) as before (id uuid, until text) where c.id = before.id`,
      [JSON.stringify(ended)],
    );
  }

  /** Those in force, or to come, on that day about the organisation as a site or as a head office. */
  list(code: string, today: string): Promise<SiteCorrection[]> {
    return this.dataSource.query(
      `select c.id, c.kind, c.site, s.name as "siteName", c.head_office as "headOffice", h.name as "headOfficeName",
         c.from_day::text as from, c.until_day::text as until, c.evidence, c.made_by as "madeBy",
         ${momentOf('c.made_at')} as "madeAt",
         case when o.code is not null then json_build_object('code', o.code, 'name', o.name) end as "odsSays",
         case c.kind when 'added' then o.code is distinct from c.head_office else o.code is not distinct from c.head_office end
           as differs
       from site_corrections c
       join organisations s on s.code = c.site
       join organisations h on h.code = c.head_office
       left join lateral (
         select p.code, p.name from ods_relationships l join organisations p on p.code = l.head_office
         where l.site = c.site and ${isInForce('l', '$2')} order by l.id desc limit 1
       ) o on true
       where (c.site = $1 or c.head_office = $1) and (c.until_day is null or (c.until_day > $2 and c.until_day > c.from_day))
       order by c.seq desc`,
      [code, today],
    );
  }
}
