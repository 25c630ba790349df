import { Injectable } from '@nestjs/common';
import { DataSource, LessThan, type EntityManager } from 'typeorm';
import { SigningKey } from './signing-key.entity.js';

@Injectable()
export class KeysRepository {
  constructor(private readonly source: DataSource) {}

  newestFirst(manager: EntityManager = this.source.manager): Promise<SigningKey[]> {
    return manager.find(SigningKey, { order: { createdAt: 'DESC' } });
  }

  /** Held to the end of the transaction: one replica makes a key while the others wait for it. */
  async lock(manager: EntityManager): Promise<void> {
    await manager.query(`select pg_advisory_xact_lock(hashtext('signing_keys'))`);
  }

  async insert(manager: EntityManager, key: SigningKey): Promise<void> {
    await manager.insert(SigningKey, key);
  }

  async deleteBefore(manager: EntityManager, moment: Date): Promise<void> {
    await manager.delete(SigningKey, { createdAt: LessThan(moment) });
  }
}
