import { insertOnce } from '@dspt/service-kit/database/insert-once';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { StoredLinkedAccount } from './linked-account.entity.js';

type Key = Pick<StoredLinkedAccount, 'issuer' | 'subject'>;

@Injectable()
export class LinkedAccountsRepository {
  constructor(private readonly source: DataSource) {}

  ofPerson(personId: string, issuer: string): Promise<StoredLinkedAccount | null> {
    return this.source.manager.findOneBy(StoredLinkedAccount, { personId, issuer });
  }

  find({ issuer, subject }: Key, manager = this.source.manager): Promise<StoredLinkedAccount | null> {
    return manager.findOneBy(StoredLinkedAccount, { issuer, subject });
  }

  /** @returns `false` when it is linked already, to whomever */
  insert(manager: EntityManager, linked: StoredLinkedAccount): Promise<boolean> {
    return insertOnce(manager, StoredLinkedAccount, linked);
  }

  /** @returns `false` when it has been unlinked meanwhile, or linked to somebody else */
  async used(manager: EntityManager, { issuer, subject, personId }: StoredLinkedAccount, now: Date) {
    const { affected } = await manager.update(
      StoredLinkedAccount,
      { issuer, subject, personId },
      { lastUsedAt: now },
    );
    return affected === 1;
  }

  /** @returns how many there were */
  async remove(manager: EntityManager, which: Key | { personId: string; issuer?: string }): Promise<number> {
    const { affected } = await manager.delete(StoredLinkedAccount, which);
    return affected ?? 0;
  }
}
