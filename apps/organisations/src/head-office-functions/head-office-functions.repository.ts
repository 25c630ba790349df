import type { Body } from '@dspt/contracts/define';
import type { switchHeadOfficeFunction } from '@dspt/contracts/organisations/sites';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

interface Change {
  code: string;
  wanted: Body<typeof switchHeadOfficeFunction>;
  changedBy: string;
  now: Date;
}

@Injectable()
export class HeadOfficeFunctionsRepository {
  async set(manager: EntityManager, { code, wanted, changedBy, now }: Change): Promise<void> {
    const answers = wanted.enabled ? JSON.stringify(wanted.sameAcrossSites) : null;
    await manager.query(
      `insert into head_office_functions (code, enabled, same_across_sites, changed_by, changed_at)
       values ($1, $2, $3, $4, $5)
       on conflict (code) do update
       set enabled = excluded.enabled, same_across_sites = excluded.same_across_sites,
         changed_by = excluded.changed_by, changed_at = excluded.changed_at`,
      [code, wanted.enabled, answers, changedBy, now],
    );
  }
}
