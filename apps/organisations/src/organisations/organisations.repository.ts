import type { Organisation, OrganisationWithStatus } from '@dspt/contracts/organisations/organisations';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { isOpen } from './day.sql.js';
import { mayRegister, organisationsIn, organisationsWithStatusIn } from './organisation.sql.js';
import type { Wanted } from './search.js';
import { hasIdentifier, hasWords, Values } from './text.sql.js';

export interface Page {
  page: number;
  perPage: number;
}

export interface Matches {
  items: OrganisationWithStatus[];
  total: number;
}

interface Search {
  wanted: Wanted;
  today: string;
  onlyRegistrable: boolean;
  page: Page;
}

/** Names much less like what was typed than the best match are left out. */
const similarityBelowBest = 0.15;
const mostSimilar = 20;

@Injectable()
export class OrganisationsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Those of the codes that are known, in the order given. */
  async find(
    codes: string[],
    today: string,
    manager: Pick<EntityManager, 'query'> = this.dataSource,
  ): Promise<Organisation[]> {
    const [row] = await manager.query<{ items: Organisation[] }[]>(
      `with wanted as (
         select distinct on (code) code, position from unnest($2::text[]) with ordinality as given (code, position)
       )
       select (${organisationsIn('wanted', '$1')}) as items`,
      [today, codes],
    );
    return row!.items;
  }

  /** The same, with the status of each. */
  async withStatus(codes: string[], today: string): Promise<OrganisationWithStatus[]> {
    const [row] = await this.dataSource.query<Pick<Matches, 'items'>[]>(
      `with wanted as (select * from unnest($2::text[]) with ordinality as given (code, position))
       select (${organisationsWithStatusIn('wanted', '$1')}) as items`,
      [today, codes],
    );
    return row!.items;
  }

  /**
   * By code, CQC location id or postcode; if that finds nothing, near the postcode; then by the words of name and town,
   * then by those of them that are not everyday words, then by likeness. Open ones first, closed ones after, and care
   * before pharmacies. PostgreSQL leaves out the steps that are not needed.
   */
  async search({ wanted, today, onlyRegistrable, page }: Search): Promise<Matches> {
    const values = new Values([today]);
    const order = 'order by open desc, pharmacy, rank, name, code';
    const [row] = await this.dataSource.query<Matches[]>(
      `with identified as materialized (${identified(wanted, values)}),
       near as materialized (${near(wanted, values)} and not exists (select from identified)),
       told as (select from identified union all select from near),
       named as materialized (${named(wanted.words, values)} and not exists (select from told)),
       lacking as materialized (
         ${named(wanted.tellingWords, values)} and not exists (select from told) and not exists (select from named)
       ),
       alike as materialized (
         ${alike(wanted, values)} and not exists (select from told) and not exists (select from named)
           and not exists (select from lacking)
       ),
       matches as materialized (
         select code, rank, name, ${isOpen('o', '$1')} as open, rank > 0 and type like 'pharmacy%' as pharmacy
         from (
           select * from identified union all select * from near union all select * from named
           union all select * from lacking union all select * from alike
         ) o
         where ${onlyRegistrable ? mayRegister('$1') : 'true'}
       ),
       page as (
         select * from matches ${order}
         limit ${values.add(page.perPage)} offset ${values.add((page.page - 1) * page.perPage)}
       ),
       wanted as (select code, row_number() over (${order}) as position from page)
       select (select count(*)::int from matches) as total, (${organisationsWithStatusIn('wanted', '$1')}) as items`,
      values.list,
    );
    return row!;
  }
}

/** What is needed of an organisation to sort and filter it. */
const found = 'o.code, o.name, o.type, o.stub, o.opened_on, o.closed_on';

/** Head offices come before their sites. */
function identified(wanted: Wanted, values: Values): string {
  const [code, codes] = [values.add(wanted.code), values.add(wanted.codes)];
  const begins = wanted.codePrefix ? `o.code like ${values.add(`${wanted.codePrefix}%`)}` : 'false';
  const identifier = hasIdentifier(wanted, values);
  return `
    select ${found}, case when o.code = ${code} then 0 when not (o.code = any(${codes}) or ${identifier}) then 3
      when o.type like '%head-office' then 1 else 2 end as rank
    from organisations o
    where o.code = any(${codes}) or ${identifier} or ${begins}`;
}

/** Nothing is at the postcode: what is in the same street or district, the nearest first. */
function near({ postcode }: Wanted, values: Values): string {
  if (!postcode) return `select ${found}, 1 as rank from organisations o where false`;
  const sector = values.add(`${postcode.slice(0, -2)}%`);
  const district = values.add(`${postcode.split(' ')[0]} %`);
  return `
    select ${found}, case when o.postcode like ${sector} then 1 else 2 end as rank
    from organisations o
    where not o.stub and o.postcode like ${district}`;
}

/** The very name comes first, then names that begin with the words, then those that contain them in a row. */
function named(words: string[], values: Values): string {
  const phrase = ` ${words.join(' ')}`;
  return `
    select ${found}, case
      when o.search_name = ${values.add(phrase)} then 0
      when o.search_name like ${values.add(`${phrase}%`)} then 1
      when o.search_name like ${values.add(`%${phrase}%`)} then 2
      else 3 end as rank
    from organisations o
    where not o.stub and ${hasWords(words, values)}`;
}

function alike({ words }: Wanted, values: Values): string {
  return `
    select ${found}, 1 - s.similarity as rank
    from (select *, max(similarity) over () as best from similar_names(${values.add(words.join(' '))}, ${mostSimilar})) s
    join organisations o on o.code = s.code
    where s.similarity >= s.best - ${similarityBelowBest}`;
}
