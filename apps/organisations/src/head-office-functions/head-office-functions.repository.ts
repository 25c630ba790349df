import type { Body } from '@dspt/contracts/define';
import type { switchHeadOfficeFunction } from '@dspt/contracts/organisations/sites';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

type Wanted = Body<typeof switchHeadOfficeFunction>;

interface Change {
  code: string;
  enabled: boolean;
  /** `null` when it is switched off, or by the helpdesk: it is asked at every publication. */
  sameAcrossSites: Extract<Wanted, { enabled: true }>['sameAcrossSites'] | null;
  changedBy: string | null;
  now: Date;
}

@Injectable()
export class HeadOfficeFunctionsRepository {
  /** It is switched by one after the other. */
  async lock(manager: EntityManager, code: string): Promise<void> {
    await manager.query(`select pg_advisory_xact_lock(hashtext('head office ' || $1))`, [code]);
  }

  async set(
    manager: EntityManager,
    { code, enabled, sameAcrossSites, changedBy, now }: Change,
  ): Promise<void> {
    const answers = sameAcrossSites && JSON.stringify(sameAcrossSites);
    await manager.query(
      `insert into head_office_functions (code, enabled, same_across_sites, changed_by, changed_at)
       values ($1, $2, $3, $4, $5)
       on conflict (code) do update
       set enabled = excluded.enabled, same_across_sites = excluded.same_across_sites,
         changed_by = excluded.changed_by, changed_at = excluded.changed_at`,
      [code, enabled, answers, changedBy, now],
    );
  }
}
