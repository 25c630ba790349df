import type { Output } from '@dspt/contracts/define';
import type { Depth, nameSitesRequest, Site, SiteChange } from '@dspt/contracts/organisations/sites';
import { NotFound } from '@dspt/contracts/problem';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { byIndex, isInForce, isOpen } from '../organisations/day.sql.js';
import { selectHeadOffice } from '../organisations/organisation.sql.js';
import { joinStatus, statusOf } from '../register/status.sql.js';

interface Paging {
  page: number;
  perPage: number;
}

type HeadOffice = Omit<Output<typeof nameSitesRequest>, 'sites'>;

@Injectable()
export class SitesRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Whose sites they are: of all that is known of an organisation only what a list of its sites says. */
  async headOffice(code: string, today: string): Promise<HeadOffice> {
    const [found] = await this.dataSource.query<HeadOffice[]>(selectHeadOffice('$1', '$2'), [code, today]);
    if (!found) throw new NotFound('organisation');
    return found;
  }

  /** Open sites operated on that day, by name; `q` is looked for in name, code and postcode. */
  async list(headOffice: string, today: string, depth: Depth, q = ''): Promise<Site[]> {
    return this.dataSource.query(
      `${sitesBelow(depth)}
       select s.code, s.name, s.town, s.postcode, s.local_authority as "localAuthority",
         l.joined_on::text as "joinedOn", ${depth === 'all' ? under : 'null'} as under,
         coalesce(r.registered, false) as registered, ${statusOf('s', '$2', '$1')} as status
       from sites_below l
       join organisations s on s.code = l.site
       left join register r on r.code = s.code
       ${joinStatus('s', '$2')}
       where ${isOpen('s', '$2')}
         and ($3 = '' or strpos(upper(concat_ws(' ', s.name, s.code, s.town, s.postcode)), upper($3)) > 0)
       order by s.name, s.code`,
      [headOffice, today, q],
    );
  }

  /** Newest first. Who closes on the day it leaves has closed. */
  async changes(headOffice: string, today: string, { page, perPage }: Paging) {
    const all = `from relationships l join organisations s on s.code = l.site
       cross join lateral (values
         ('joined', l.joined_on),
         ('left', case when l.left_on = s.closed_on then null else l.left_on end),
         ('closed', case when s.closed_on <= coalesce(l.left_on, s.closed_on) then s.closed_on end)
       ) c (change, day)
       where l.head_office = $1 and c.day <= $2`;
    const [items, [{ total }]] = await Promise.all([
      this.dataSource.query<SiteChange[]>(
        `select s.code, s.name, c.change, c.day::text as on ${all}
         order by c.day desc, s.name, s.code, c.change limit $3 offset $4`,
        [headOffice, today, perPage, (page - 1) * perPage],
      ),
      this.dataSource.query<[{ total: number }]>(`select count(*)::int as total ${all}`, [headOffice, today]),
    ]);
    return { items, total };
  }

  names(headOffice: string, today: string, depth: Depth): Promise<Pick<Site, 'code' | 'name'>[]> {
    return this.dataSource.query(
      `${sitesBelow(depth)}
       select s.code, s.name from sites_below l join organisations s on s.code = l.site
       where ${isOpen('s', '$2')}
       order by s.name, s.code`,
      [headOffice, today],
    );
  }
}

const directly = `
  select l.id, l.site, l.head_office, l.joined_on from relationships l
  where l.head_office = $1 and ${isInForce('l', '$2')}`;

/**
 * SQL: `sites_below` with who is under the head office $1 on the day $2. A relationship is walked once (`union`), so that a
 * loop ends; who is reached in several ways is directly under it if anyhow, else where the newest relationship says.
 */
const sitesBelow = (depth: Depth): string =>
  depth === 'one'
    ? `with sites_below as (${directly})`
    : `
  with recursive walked as (
    ${directly}
    union
    select l.* from walked w cross join lateral (
      select l.id, l.site, l.head_office, l.joined_on from relationships l
      where l.head_office = w.site and ${isInForce('l', '$2')} ${byIndex}
    ) l
  ),
  sites_below as (
    select distinct on (site) * from walked where site <> $1
    order by site, head_office = $1 desc, id desc
  )`;

/** SQL: who operates the site of `l`, unless it is the head office $1. */
const under = `(
  select json_build_object('code', h.code, 'name', h.name) from organisations h
  where h.code = l.head_office and h.code <> $1
)`;
