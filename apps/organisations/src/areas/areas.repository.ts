import type { Output } from '@dspt/contracts/define';
import type { listAreas } from '@dspt/contracts/organisations/areas';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Values } from '../organisations/text.sql.js';
import { inAreas } from '../staff/staff.sql.js';

type Region = Output<typeof listAreas>['regions'][number];

@Injectable()
export class AreasRepository {
  constructor(private readonly dataSource: DataSource) {}

  regions(areas: string[] | null): Promise<Region[]> {
    const values = new Values([]);
    const mine = inAreas(areas, values);
    return this.dataSource.query<Region[]>(
      `select region as name, array_agg(distinct local_authority order by local_authority) as "localAuthorities"
       from organisations o where local_authority is not null and region is not null and ${mine}
       group by region order by region`,
      values.list,
    );
  }
}
