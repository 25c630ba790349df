import { claims, type Claims } from '@dspt/contracts/access';
import { accessRevoked, listKeys } from '@dspt/contracts/identity/sessions';
import { eventSubject } from '@dspt/contracts/define';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import {
  createLocalJWKSet,
  errors,
  jwtVerify,
  type JSONWebKeySet,
  type JWTPayload,
  type JWTVerifyGetKey,
} from 'jose';
import { LRUCache } from 'lru-cache';
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
/** Tokens remembered as genuine: checking a signature costs more than most requests do otherwise. */
const tokensKept = 10_000;

/** Verifies the signed tokens that travel with every call. */
@Injectable()
export class Tokens implements OnApplicationBootstrap {
  private keySet: JWTVerifyGetKey | undefined;
  private fetchedAt = 0;
  /** Person's or session's id → tokens issued up to this time (ms) are void. */
  private readonly revoked = new Map<string, number>();
  private sweptAt = 0;
  private voidBefore = 0;
  private readonly genuine = new LRUCache<string, Claims>({ max: tokensKept });

  constructor(
    private readonly source: KeySource,
    private readonly nats: NatsLink,
  ) {}

  onApplicationBootstrap(): void {
    this.nats.listen(eventSubject(accessRevoked), (data) => this.revoke(accessRevoked.data.parse(data)));
    // While the line was down a revocation may have been missed: only younger tokens count.
    this.nats.onReconnect(() => (this.voidBefore = Date.now()));
    // Nor does a service that has just started know of any: whoever holds an older token gets a new one.
    this.voidBefore = Date.now();
  }

  /** The claims of a token that is genuine, in time and not revoked; `undefined` for any other. */
  async verify(token: string): Promise<Claims | undefined> {
    const genuine = this.genuine.get(token) ?? (await this.check(token));
    if (!genuine) return undefined;
    const { iat, sub, sid } = genuine;
    const voidUntil = Math.max(this.voidBefore, this.revoked.get(sub) ?? 0, this.revoked.get(sid) ?? 0);
    return iat * 1000 > voidUntil ? genuine : undefined;
  }

  private async check(token: string): Promise<Claims | undefined> {
    const payload = await this.payloadOf(token);
    const { success, data } = claims.safeParse(payload);
    if (!payload || !success) return undefined;
    const ttl = (payload.exp ?? 0) * 1000 - Date.now();
    if (ttl > 0) this.genuine.set(token, data, { ttl });
    return data;
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
    if (this.sweptAt < horizon) this.sweep(horizon);
    const id = sessionId ?? personId;
    // A revocation may be told again, long after.
    const until = Math.max(Date.parse(before), this.revoked.get(id) ?? 0);
    if (until >= horizon) this.revoked.set(id, until);
  }

  /** Once in the life of a token, not for each revocation: thousands may come at a time. */
  private sweep(horizon: number): void {
    for (const [id, time] of this.revoked) if (time < horizon) this.revoked.delete(id);
    this.sweptAt = Date.now();
  }

  private async payloadOf(token: string): Promise<JWTPayload | undefined> {
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
