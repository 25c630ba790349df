import { randomInt } from 'node:crypto';
import type { humanAnswer } from '@dspt/contracts/identity/human-checks';
import { Clock } from '@dspt/service-kit/clock';
import { Injectable } from '@nestjs/common';
import { createChallenge, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { z } from 'zod';
import { Vault } from '../vault/vault.js';

/** Without 0, 1 and 5, which look or sound like others. */
const digits = '2346789';
const length = 6;

/** One derivation takes a slow phone 5 to 10 ms: shared by four workers, half a second for most challenges. */
const work = { algorithm: 'PBKDF2/SHA-256', cost: 5000, deriveKey };
const fewest = 150;
const most = 300;
const lifeMs = 10 * 60_000;
const purpose = 'human check';
const noSolution = { counter: 0, derivedKey: '' };

/** What of a challenge has to be there before its signature can be compared; the signature says that it is ours. */
const signed = z.object({
  parameters: z.object({
    algorithm: z.string(),
    cost: z.number(),
    keyLength: z.number(),
    keyPrefix: z.string(),
    keySignature: z.string(),
    nonce: z.string(),
    salt: z.string(),
    // Not altcha's own expiry, which knows no clock but the machine's.
    data: z.object({ characters: z.string(), expiresAt: z.number() }),
  }),
  signature: z.string(),
});

export interface Challenge {
  /** The same however its JSON is written. */
  signature: Buffer;
  characters: string;
  expiresAt: Date;
  /** The work has been done. */
  solved: boolean;
}

/** Challenges that whoever holds the secret key can check without having remembered them. */
@Injectable()
export class Challenges {
  constructor(
    private readonly vault: Vault,
    private readonly clock: Clock,
  ) {}

  async make(): Promise<string> {
    const characters = Array.from({ length }, () => digits[randomInt(digits.length)]).join('');
    const challenge = await createChallenge({
      ...work,
      ...this.secrets,
      counter: randomInt(fewest, most),
      data: {
        characters: this.vault.seal(purpose, characters),
        expiresAt: this.clock.now().getTime() + lifeMs,
      },
    });
    return Buffer.from(JSON.stringify(challenge)).toString('base64');
  }

  /** @returns `undefined` unless it is one of ours and still in time */
  async read({ id, solution }: z.infer<typeof humanAnswer>): Promise<Challenge | undefined> {
    const challenge = parsed(id);
    if (!challenge) return undefined;
    const { invalidSignature, verified } = await verifySolution({
      ...this.secrets,
      challenge,
      deriveKey,
      solution: solution ?? noSolution,
    });
    const { characters, expiresAt } = challenge.parameters.data;
    if (invalidSignature !== false || expiresAt <= this.clock.now().getTime()) return undefined;
    return {
      signature: Buffer.from(challenge.signature, 'hex'),
      characters: this.vault.open(purpose, characters),
      expiresAt: new Date(expiresAt),
      solved: verified,
    };
  }

  /** With the second, verifying is comparing: no key is derived again for whoever sends made-up solutions. */
  private get secrets() {
    const secret = (text: string) => this.vault.sign(purpose, text).toString('base64');
    return { hmacSignatureSecret: secret('challenge'), hmacKeySignatureSecret: secret('key') };
  }
}

function parsed(id: string): z.infer<typeof signed> | undefined {
  try {
    return signed.safeParse(JSON.parse(Buffer.from(id, 'base64').toString())).data;
  } catch {
    return undefined;
  }
}
