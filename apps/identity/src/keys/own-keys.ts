import type { KeySource } from '@dspt/service-kit/tokens';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { KeysRepository } from './keys.repository.js';

/** This service verifies tokens with the keys in its own table: it need not ask itself over NATS. */
@Injectable()
export class OwnKeys implements Pick<KeySource, 'keys'> {
  constructor(private readonly source: DataSource) {}

  async keys(): ReturnType<KeySource['keys']> {
    const keys = await new KeysRepository(this.source).newestFirst();
    return keys.map(({ kid, publicKey }) => ({ ...publicKey, kty: publicKey.kty!, kid }));
  }
}
