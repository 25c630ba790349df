import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { RecoveryCode } from './recovery-code.entity.js';

@Injectable()
export class RecoveryCodesRepository {
  constructor(private readonly source: DataSource) {}

  count(personId: string, manager: EntityManager = this.source.manager): Promise<number> {
    return manager.countBy(RecoveryCode, { personId });
  }

  has(personId: string, codeHash: Buffer): Promise<boolean> {
    return this.source.manager.existsBy(RecoveryCode, { personId, codeHash });
  }

  /** @returns `false` when it was used before, or is none */
  async use(manager: EntityManager, personId: string, codeHash: Buffer): Promise<boolean> {
    return (await manager.delete(RecoveryCode, { personId, codeHash })).affected === 1;
  }

  async replaceAll(manager: EntityManager, personId: string, hashes: Buffer[]): Promise<void> {
    await manager.delete(RecoveryCode, { personId });
    if (hashes.length === 0) return;
    await manager.insert(
      RecoveryCode,
      hashes.map((codeHash) => ({ personId, codeHash })),
    );
  }
}
