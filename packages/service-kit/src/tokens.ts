import { claims, type Claims } from '@dspt/contracts/access';
import { accessRevoked, listKeys } from '@dspt/contracts/identity/sessions';
import { eventSubject } from '@dspt/contracts/define';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { createLocalJWKSet, errors, jwtVerify, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';
import { NatsLink } from './messaging/nats-link.js';
import { Requests } from './messaging/requests.js';

/** Where public signing keys come from; identity replaces it by its own table. */
@Injectable()
export class KeySource {
  constructor(private readonly requests: Requests) {}

  async keys(): Promise<JSONWebKeySet['keys']> {
    const { keys } = await this.requests.ask(listKeys, {});
    return keys;
  }
}

/** Longest life of a token, and so how long a revocation must be remembered. */
const tokenLifeMs = 5 * 60_000;

/** Verifies the signed tokens that travel with every call. */
@Injectable()
export class Tokens implements OnApplicationBootstrap {
  private keySet: JWTVerifyGetKey | undefined;
  private fetchedAt = 0;
  /** Person's or session's id → tokens issued up to this time (ms) are void. */
  private readonly revoked = new Map<string, number>();
  private voidBefore = 0;

  constructor(
    private readonly source: KeySource,
    private readonly nats: NatsLink,
  ) {}

  onApplicationBootstrap(): void {
    this.nats.listen(eventSubject(accessRevoked), (data) => this.revoke(accessRevoked.data.parse(data)));
    // While the line was down a revocation may have been missed: only younger tokens count.
    this.nats.onReconnect(() => (this.voidBefore = Date.now()));
  }

  /** The claims of a token that is genuine, in time and not revoked; `undefined` for any other. */
  async verify(token: string): Promise<Claims | undefined> {
    const payload = await this.payloadOf(token);
    if (!payload) return undefined;
    const { success, data } = claims.safeParse(payload);
    if (!success) return undefined;
    const issuedAt = data.iat * 1000;
    const voidUntil = Math.max(
      this.voidBefore,
      this.revoked.get(data.sub) ?? 0,
      this.revoked.get(data.sid) ?? 0,
    );
    return issuedAt > voidUntil ? data : undefined;
  }

  private revoke({
    personId,
    sessionId,
    before,
  }: {
    personId: string;
    sessionId: string | null;
    before: string;
  }): void {
    const horizon = Date.now() - tokenLifeMs;
    for (const [id, time] of this.revoked) if (time < horizon) this.revoked.delete(id);
    this.revoked.set(sessionId ?? personId, Date.parse(before));
  }

  private async payloadOf(token: string): Promise<unknown> {
    try {
      return (await jwtVerify(token, await this.keyset())).payload;
    } catch (error) {
      if (error instanceof errors.JWKSNoMatchingKey && Date.now() - this.fetchedAt > 1000) {
        this.keySet = undefined;
        return this.payloadOf(token);
      }
      if (error instanceof errors.JOSEError) return undefined;
      throw error;
    }
  }

  private async keyset(): Promise<JWTVerifyGetKey> {
    if (!this.keySet) {
      this.keySet = createLocalJWKSet({ keys: await this.source.keys() });
      this.fetchedAt = Date.now();
    }
    return this.keySet;
  }
}
