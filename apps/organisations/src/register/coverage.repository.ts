import type { CoverageReason } from '@dspt/contracts/organisations/coverage';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { momentOf } from '../organisations/day.sql.js';
import { isFormerHeadOffice } from './status.sql.js';

@Injectable()
export class CoverageRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Every publication that ever covered it, newest first, and which of them decides on that day. */
  reasons(code: string, today: string): Promise<CoverageReason[]> {
    return this.dataSource.query(
      `select p.id as "publicationId", p.level, p.edition, ${momentOf('p.published_at')} as "publishedAt",
         ${momentOf('p.expires_at')} as "expiresAt",
         case when p.code <> o.code then json_build_object('code', p.code, 'name', coalesce(t.name, p.organisation_name)) end as through,
         c.via, ${momentOf('c.added_at')} as "addedAt", ${momentOf('c.ended_at')} as "endedAt",
         greatest(c.added_on, p.published_on) <= $2 and least(p.expires_on, c.ended_on) > $2 as current,
         ${isFormerHeadOffice('o', 'p.code', '$2')} as "formerHeadOffice",
         coalesce(st.publication_id = p.id and (c.ended_on is null or c.ended_on > $2), false) as decides
       from coverage c
       join publications p on p.id = c.publication_id
       join organisations o on o.code = c.code
       left join organisations t on t.code = p.code
       left join statuses st on st.code = c.code and st.from_day <= $2 and st.until_day > $2
       where c.code = $1
       order by p.published_at desc, p.id, c.added_at desc`,
      [code, today],
    );
  }
}
