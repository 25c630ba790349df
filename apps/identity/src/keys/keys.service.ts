import { randomUUID } from 'node:crypto';
import { Clock } from '@dspt/service-kit/clock';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  exportJWK,
  generateKeyPair,
  importJWK,
  SignJWT,
  type CryptoKey,
  type JWK,
  type JWTPayload,
} from 'jose';
import { DataSource } from 'typeorm';
import { Vault } from '../vault/vault.js';
import { KeysRepository } from './keys.repository.js';
import type { SigningKey } from './signing-key.entity.js';

const day = 24 * 3600_000;
/** A new key signs after this time; the old one can still be verified for a day. */
const signingMs = 30 * day;
const keptMs = 31 * day;
/** How long a replica goes on with the key it has before it looks for a newer one. */
const cacheMs = 60_000;
const algorithm = 'ES256';
const sealPurpose = 'signing key';

/** Signs tokens with a key that is renewed every 30 days. */
@Injectable()
export class KeysService implements OnModuleInit {
  private current: { kid: string; key: CryptoKey; until: number } | undefined;

  constructor(
    private readonly source: DataSource,
    private readonly repository: KeysRepository,
    private readonly vault: Vault,
    private readonly clock: Clock,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.signingKey();
  }

  /** Signs what is given as it is: `iat` and `exp` are the caller's. */
  async sign(payload: JWTPayload): Promise<string> {
    const { kid, key } = await this.signingKey();
    return new SignJWT(payload).setProtectedHeader({ alg: algorithm, kid }).sign(key);
  }

  /** Public keys, newest first. */
  async publicKeys(): Promise<(JWK & { kid: string; kty: string })[]> {
    const keys = await this.repository.newestFirst();
    return keys.map(({ kid, publicKey }) => ({
      ...publicKey,
      kty: publicKey.kty!,
      alg: algorithm,
      use: 'sig',
      kid,
    }));
  }

  private async signingKey(): Promise<{ kid: string; key: CryptoKey }> {
    const now = this.clock.now().getTime();
    if (this.current && this.current.until > now) return this.current;
    const [newest] = await this.repository.newestFirst();
    const { kid, sealedPrivateKey } = newest && this.isYoung(newest) ? newest : await this.renew();
    const jwk = JSON.parse(this.vault.open(sealPurpose, sealedPrivateKey)) as JWK;
    this.current = { kid, key: (await importJWK(jwk, algorithm)) as CryptoKey, until: now + cacheMs };
    return this.current;
  }

  private renew(): Promise<SigningKey> {
    return this.source.transaction(async (manager) => {
      await this.repository.lock(manager);
      const [newest] = await this.repository.newestFirst(manager);
      if (newest && this.isYoung(newest)) return newest;
      const key = await this.make();
      await this.repository.insert(manager, key);
      await this.repository.deleteBefore(manager, new Date(key.createdAt.getTime() - keptMs));
      return key;
    });
  }

  private async make(): Promise<SigningKey> {
    const { publicKey, privateKey } = await generateKeyPair(algorithm, { extractable: true });
    return {
      kid: randomUUID(),
      publicKey: await exportJWK(publicKey),
      sealedPrivateKey: this.vault.seal(sealPurpose, JSON.stringify(await exportJWK(privateKey))),
      createdAt: this.clock.now(),
    };
  }

  private isYoung({ createdAt }: SigningKey): boolean {
    return this.clock.now().getTime() - createdAt.getTime() < signingMs;
  }
}
