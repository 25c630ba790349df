import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { JWK } from 'jose';

export interface SigningKey {
  kid: string;
  publicKey: JWK;
  sealedPrivateKey: string;
  createdAt: Date;
}

const columns = `kid, public_key as "publicKey", sealed_private_key as "sealedPrivateKey", created_at as "createdAt"`;

@Injectable()
export class KeysRepository {
  constructor(private readonly source: DataSource) {}

  newestFirst(manager: Pick<EntityManager, 'query'> = this.source): Promise<SigningKey[]> {
    return manager.query(`select ${columns} from signing_keys order by created_at desc`);
  }

  /** Held to the end of the transaction: one replica makes a key while the others wait for it. */
  async lock(manager: EntityManager): Promise<void> {
    await manager.query(`select pg_advisory_xact_lock(hashtext('signing_keys'))`);
  }

  async insert(manager: EntityManager, key: SigningKey): Promise<void> {
    await manager.query(
      'insert into signing_keys (kid, public_key, sealed_private_key, created_at) values ($1, $2, $3, $4)',
      [key.kid, key.publicKey, key.sealedPrivateKey, key.createdAt],
    );
  }

  async deleteBefore(manager: EntityManager, moment: Date): Promise<void> {
    await manager.query('delete from signing_keys where created_at < $1', [moment]);
  }
}
