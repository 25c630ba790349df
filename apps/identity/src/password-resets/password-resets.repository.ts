import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, type EntityManager } from 'typeorm';
import { PasswordReset } from './password-reset.entity.js';

/** One that was sent to somebody. */
export type OwnedReset = PasswordReset & { personId: string };

@Injectable()
export class PasswordResetsRepository {
  constructor(private readonly source: DataSource) {}

  find(id: string): Promise<PasswordReset | null> {
    return this.source.manager.findOneBy(PasswordReset, { id });
  }

  async insert(manager: EntityManager, reset: PasswordReset): Promise<void> {
    await manager.insert(PasswordReset, reset);
  }

  newestOf(personId: string): Promise<PasswordReset | null> {
    return this.source.manager.findOne(PasswordReset, { where: { personId }, order: { expiresAt: 'DESC' } });
  }

  /** Uses up this link and every other one of the person. @returns `false` when it was used before */
  async use(manager: EntityManager, { id, personId }: OwnedReset, now: Date): Promise<boolean> {
    const { affected } = await manager.update(PasswordReset, { id, usedAt: IsNull() }, { usedAt: now });
    if (!affected) return false;
    await this.useAll(manager, personId, now);
    return true;
  }

  async useAll(manager: EntityManager, personId: string, now: Date): Promise<void> {
    await manager.update(PasswordReset, { personId, usedAt: IsNull() }, { usedAt: now });
  }
}
