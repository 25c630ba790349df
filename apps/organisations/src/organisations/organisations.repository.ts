import type { OrganisationWithStatus } from '@dspt/contracts/organisations/organisations';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { isOpen } from './day.sql.js';
import { mayRegister, organisationsIn } from './organisation.sql.js';
import type { Wanted } from './search.js';

export interface Page {
  page: number;
  perPage: number;
}

export interface Matches {
  items: OrganisationWithStatus[];
  total: number;
}

interface Search {
  today: string;
  onlyRegistrable: boolean;
  page: Page;
}

/** Names a little unlike the best match are left out. */
const similarityBelowBest = 0.15;
const mostSimilar = 50;

@Injectable()
export class OrganisationsRepository {
  constructor(private readonly dataSource: DataSource) {}

  async find(codes: string[], today: string): Promise<OrganisationWithStatus[]> {
    const [row] = await this.dataSource.query<{ items: OrganisationWithStatus[] }[]>(
      `with wanted as (select distinct on (code) code, position from unnest($2::text[]) with ordinality as given (code, position))
       select (${organisationsIn('wanted', '$1')}) as items`,
      [today, codes],
    );
    return row!.items;
  }

  /** By code, CQC location id or postcode: exact. Head offices come before their sites. */
  byIdentifier(wanted: Wanted, search: Search): Promise<Matches> {
    const ranked = `
      select o.code, o.name, case when o.code = $4 then 0 when o.type like '%head-office' then 1 else 2 end as rank
      from organisations o
      where (o.code = $4 or o.cqc_location_id = $5 or o.postcode = $6 or o.postcode like $7)`;
    const { code, cqcLocationId, postcode, outward } = wanted;
    return this.matches(ranked, search, [code, cqcLocationId, postcode, outward && `${outward} %`]);
  }

  /** Every word begins a word of the name. The name itself comes first, then names that begin with the words. */
  byWords({ words }: Wanted, search: Search): Promise<Matches> {
    const conditions = words.map((_, index) => `o.search_name like $${index + 5}`);
    const ranked = `
      select o.code, o.name, case when o.search_name = $4 then 0 when starts_with(o.search_name, $4) then 1 else 2 end as rank
      from organisations o
      where not o.stub and ${conditions.join(' and ')}`;
    return this.matches(ranked, search, [` ${words.join(' ')}`, ...words.map((word) => `% ${word}%`)]);
  }

  /** Names like the words, for those who mistyped: the nearest first. */
  byLikeness({ words }: Wanted, search: Search): Promise<Matches> {
    const ranked = `
      select o.code, o.name, 1 - s.similarity as rank
      from (select *, max(similarity) over () as best from similar_names($4, ${mostSimilar})) s
      join organisations o on o.code = s.code
      where s.similarity >= s.best - ${similarityBelowBest}`;
    return this.matches(ranked, search, [words.join(' ')]);
  }

  /** Open ones first, closed ones after. */
  private async matches(
    ranked: string,
    { today, onlyRegistrable, page }: Search,
    values: unknown[],
  ): Promise<Matches> {
    const [row] = await this.dataSource.query<Matches[]>(
      `with matches as materialized (
         select ranked.*, ${isOpen('o', '$1')} as open
         from (${ranked}) ranked join organisations o using (code)
         where ${onlyRegistrable ? mayRegister('$1') : 'true'}
       ),
       wanted as (
         select code, row_number() over (order by open desc, rank, name, code) as position
         from matches order by position limit $2 offset $3
       )
       select (select count(*)::int from matches) as total, (${organisationsIn('wanted', '$1')}) as items`,
      [today, page.perPage, (page.page - 1) * page.perPage, ...values],
    );
    return row!;
  }
}
