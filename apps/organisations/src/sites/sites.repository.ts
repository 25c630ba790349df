import type { Site } from '@dspt/contracts/organisations/sites';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { isInForce, isOpen } from '../organisations/day.sql.js';
import { joinStatus, statusOf } from '../register/status.sql.js';

@Injectable()
export class SitesRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Open sites operated on that day, by name; `q` is looked for in name, code and postcode. */
  async list(headOffice: string, today: string, q = ''): Promise<Site[]> {
    return this.dataSource.query(
      `select s.code, s.name, s.town, s.postcode, s.local_authority as "localAuthority",
         l.joined_on::text as "joinedOn", coalesce(r.registered, false) as registered, ${statusOf('s', '$2', 'l.head_office')} as status
       from relationships l
       join organisations s on s.code = l.site
       left join register r on r.code = s.code
       ${joinStatus('s', '$2')}
       where l.head_office = $1 and ${isInForce('l', '$2')} and ${isOpen('s', '$2')}
         and ($3 = '' or strpos(upper(concat_ws(' ', s.name, s.code, s.town, s.postcode)), upper($3)) > 0)
       order by s.name, s.code`,
      [headOffice, today, q],
    );
  }

  names(headOffice: string, today: string): Promise<Pick<Site, 'code' | 'name'>[]> {
    return this.dataSource.query(
      `select s.code, s.name from relationships l join organisations s on s.code = l.site
       where l.head_office = $1 and ${isInForce('l', '$2')} and ${isOpen('s', '$2')}
       order by s.name, s.code`,
      [headOffice, today],
    );
  }
}
