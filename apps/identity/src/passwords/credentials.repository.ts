import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Credential } from './credential.entity.js';

@Injectable()
export class CredentialsRepository {
  constructor(private readonly source: DataSource) {}

  find(personId: string, manager: EntityManager = this.source.manager): Promise<Credential | null> {
    return manager.findOneBy(Credential, { personId });
  }

  /** @returns `false` when the hash is another by now */
  async hold(manager: EntityManager, personId: string, passwordHash: string): Promise<boolean> {
    const lock = { mode: 'pessimistic_read' } as const;
    return (await manager.findOne(Credential, { where: { personId, passwordHash }, lock })) !== null;
  }

  async remove(manager: EntityManager, personId: string): Promise<void> {
    await manager.delete(Credential, { personId });
  }

  async set(manager: EntityManager, personId: string, passwordHash: string, now: Date): Promise<void> {
    await manager.upsert(Credential, { personId, passwordHash, changedAt: now }, ['personId']);
  }
}
