import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';

export interface Challenge {
  salt: string;
  challenge: string;
  /** Keyed hash of the characters in the image. */
  characters: string;
  /** Milliseconds since 1970. */
  expiresAt: number;
}

export type Sign = (text: string) => Buffer;

/** A browser tries half of them on average, which takes it about half a second. */
export const maxNumber = 100_000;

/** A challenge that whoever holds the signing key can check without having remembered it. */
export function makeChallenge(
  sign: Sign,
  characters: string,
  expiresAt: Date,
): { id: string; challenge: Challenge } {
  const salt = randomBytes(16).toString('base64url');
  const challenge: Challenge = {
    salt,
    challenge: sha256(`${salt}${randomInt(maxNumber + 1)}`),
    characters: markOf(sign, salt, characters),
    expiresAt: expiresAt.getTime(),
  };
  const body = Buffer.from(JSON.stringify(challenge)).toString('base64url');
  return { id: `${body}.${sign(body).toString('base64url')}`, challenge };
}

/** @returns `undefined` unless it is one of ours and still in time */
export function readChallenge(sign: Sign, id: string, now: Date): Challenge | undefined {
  const [body = '', signature = ''] = id.split('.');
  if (!same(sign(body), Buffer.from(signature, 'base64url'))) return undefined;
  const challenge = JSON.parse(Buffer.from(body, 'base64url').toString()) as Challenge;
  return challenge.expiresAt > now.getTime() ? challenge : undefined;
}

export function solves(
  sign: Sign,
  { salt, challenge, characters }: Challenge,
  answer: { number?: number | undefined; characters?: string | undefined },
): boolean {
  if (answer.number !== undefined) return sha256(`${salt}${answer.number}`) === challenge;
  if (!answer.characters) return false;
  return same(Buffer.from(markOf(sign, salt, answer.characters)), Buffer.from(characters));
}

const markOf = (sign: Sign, salt: string, characters: string): string =>
  sign(`${salt} ${characters.replaceAll(/\s/g, '').toLowerCase()}`).toString('base64url');

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const same = (a: Buffer, b: Buffer): boolean => a.length === b.length && timingSafeEqual(a, b);
