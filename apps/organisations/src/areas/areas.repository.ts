import type { Output } from '@dspt/contracts/define';
import type { listAreas } from '@dspt/contracts/organisations/areas';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

type Region = Output<typeof listAreas>['regions'][number];

@Injectable()
export class AreasRepository {
  constructor(private readonly dataSource: DataSource) {}

  regions(): Promise<Region[]> {
    return this.dataSource.query<Region[]>(
      `select region as name, array_agg(distinct local_authority order by local_authority) as "localAuthorities"
       from organisations where local_authority is not null and region is not null
       group by region order by region`,
    );
  }
}
