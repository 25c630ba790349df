import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** First key of the advisory locks that guard what a person may do. */
export const accessLocks = 1;

@Injectable()
export class AccessRepository {
  async lock(manager: EntityManager, personId: string): Promise<void> {
    await manager.query('select pg_advisory_xact_lock($1, hashtext($2))', [accessLocks, personId]);
  }

  async personChanged(manager: EntityManager, personId: string, at: Date): Promise<void> {
    await manager.query('update people set access_changed_at = $2 where id = $1', [personId, at]);
  }

  async sessionChanged(manager: EntityManager, sessionId: string, at: Date): Promise<void> {
    await manager.query('update sessions set changed_at = $2 where id = $1', [sessionId, at]);
  }
}
