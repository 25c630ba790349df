import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Person } from '../people/person.entity.js';
import { StoredSession } from '../sessions/session.entity.js';

/** First key of the advisory locks that guard what a person may do. */
export const accessLocks = 1;

@Injectable()
export class AccessRepository {
  async lock(manager: EntityManager, personId: string): Promise<void> {
    await manager.query('select pg_advisory_xact_lock($1, hashtext($2))', [accessLocks, personId]);
  }

  async personChanged(manager: EntityManager, personId: string, at: Date): Promise<void> {
    await manager.update(Person, { id: personId }, { accessChangedAt: at });
  }

  async sessionChanged(manager: EntityManager, sessionId: string, at: Date): Promise<void> {
    await manager.update(StoredSession, { id: sessionId }, { changedAt: at });
  }
}
