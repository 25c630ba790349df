import { insertOnce } from '@dspt/service-kit/database/insert-once';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { StoredPasskey } from './passkey.entity.js';
import { UsedChallenge } from './used-challenge.entity.js';

@Injectable()
export class PasskeysRepository {
  constructor(private readonly source: DataSource) {}

  ofPerson(personId: string): Promise<StoredPasskey[]> {
    return this.source.manager.find(StoredPasskey, {
      where: { personId },
      order: { createdAt: 'ASC', id: 'ASC' },
    });
  }

  findByCredential(credentialId: string): Promise<StoredPasskey | null> {
    return this.source.manager.findOneBy(StoredPasskey, { credentialId });
  }

  /** @returns `false` when it is known already, whoever has it */
  insert(manager: EntityManager, passkey: StoredPasskey): Promise<boolean> {
    return insertOnce(manager, StoredPasskey, passkey);
  }

  /** @returns `false` when it has been taken away */
  async used(manager: EntityManager, id: string, counter: number, now: Date): Promise<boolean> {
    return (await manager.update(StoredPasskey, { id }, { counter, lastUsedAt: now })).affected === 1;
  }

  /** @returns its name; `undefined` when there is none of that person */
  async remove(manager: EntityManager, personId: string, id: string): Promise<string | undefined> {
    const passkey = await manager.findOneBy(StoredPasskey, { id, personId });
    if (passkey) await manager.delete(StoredPasskey, { id });
    return passkey?.name;
  }

  /** @returns `false` when it has been answered before */
  answer(manager: EntityManager, challenge: string, expiresAt: Date): Promise<boolean> {
    return insertOnce(manager, UsedChallenge, { challenge, expiresAt });
  }
}
