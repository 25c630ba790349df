import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { HeadOfficeFunction } from './head-office-function.entity.js';

type Change = Omit<HeadOfficeFunction, 'changedAt'> & { now: Date };

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
    const row = { code, enabled, sameAcrossSites, changedBy, changedAt: now };
    await manager.upsert(HeadOfficeFunction, row, ['code']);
  }
}
