import type { Output } from '@dspt/contracts/define';
import type { listAreas } from '@dspt/contracts/organisations/areas';
import { plannedEachTime } from '@dspt/service-kit/database/preparing-client';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Values } from '../organisations/text.sql.js';
import { authoritiesOf, inAreas, placesOn } from './areas.sql.js';

type Region = Output<typeof listAreas>['regions'][number];

@Injectable()
export class AreasRepository {
  constructor(private readonly dataSource: DataSource) {}

  regions(areas: string[] | null, today: string): Promise<Region[]> {
    const values = new Values([today]);
    const mine = inAreas(areas, values, '$1');
    return this.dataSource.query<Region[]>(
      `${plannedEachTime} select region as name, array_agg(authority order by authority) as "localAuthorities",
         coalesce(array_agg(distinct upper_tier order by upper_tier) filter (where upper_tier <> authority), '{}') as "upperTier"
       from (
         select distinct o.region, coalesce(pl.name, o.local_authority) as authority, pl.upper_name as upper_tier
         from organisations o left join ${placesOn('$1')} pl on pl.label = o.local_authority
         where o.local_authority is not null and o.region is not null and ${mine}
       ) places
       group by region order by region`,
      values.list,
    );
  }

  async resolve(areas: string[], today: string): Promise<string[]> {
    const [row] = await this.dataSource.query<[{ names: string[] }]>(
      `select ${authoritiesOf('$2::text[]', '$1')} as names`,
      [today, areas],
    );
    return row.names.toSorted();
  }
}
