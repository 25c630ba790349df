import { randomBytes, timingSafeEqual } from 'node:crypto';
import { Clock } from '@dspt/service-kit/clock';
import { Injectable } from '@nestjs/common';
import { Vault } from '../vault/vault.js';

const lifeMs = 10 * 60_000;
const nonceBytes = 16;
const expiryBytes = 6;
const plainBytes = nonceBytes + expiryBytes;

/** What a challenge may be answered for: signing in, or adding a passkey to that account. */
export type Purpose = 'sign-in' | `add to ${string}`;

/**
 * Challenges that a passkey signs: a random number, when it ends, and our signature. Nothing is kept of those that nobody
 * answers, however many strangers ask for.
 */
@Injectable()
export class Challenges {
  constructor(
    private readonly vault: Vault,
    private readonly clock: Clock,
  ) {}

  make(purpose: Purpose): Uint8Array<ArrayBuffer> {
    const expiry = Buffer.alloc(expiryBytes);
    expiry.writeUIntBE(this.clock.now().getTime() + lifeMs, 0, expiryBytes);
    const plain = Buffer.concat([randomBytes(nonceBytes), expiry]);
    return new Uint8Array(Buffer.concat([plain, this.signature(purpose, plain)]));
  }

  /** When it ends; `undefined` when it is none of ours, for something else, or has ended. @param challenge in base64url */
  endOf(purpose: Purpose, challenge: string): Date | undefined {
    const bytes = Buffer.from(challenge, 'base64url');
    const plain = bytes.subarray(0, plainBytes);
    const signature = this.signature(purpose, plain);
    const given = bytes.subarray(plainBytes);
    if (given.length !== signature.length || !timingSafeEqual(given, signature)) return undefined;
    const end = new Date(plain.readUIntBE(nonceBytes, expiryBytes));
    return end > this.clock.now() ? end : undefined;
  }

  private signature(purpose: Purpose, plain: Buffer): Buffer {
    return this.vault.sign('passkey challenge', `${purpose}|${plain.toString('hex')}`);
  }
}
