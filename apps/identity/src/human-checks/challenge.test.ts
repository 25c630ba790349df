import { describe, expect, test } from '@jest/globals';
import { createHash, createHmac } from 'node:crypto';
import { makeChallenge, maxNumber, readChallenge, solves, type Sign } from './challenge.js';

const sign: Sign = (text) => createHmac('sha256', 'a key').update(text).digest();
const now = new Date('2026-11-02T09:00:00Z');
const soon = new Date('2026-11-02T09:10:00Z');
const made = makeChallenge(sign, 'kR4pw', soon);

function work(salt: string, challenge: string): number {
  for (let number = 0; number <= maxNumber; number++)
    if (createHash('sha256').update(`${salt}${number}`).digest('hex') === challenge) return number;
  throw new Error('There is no solution');
}

describe('a challenge', () => {
  test('is solved by the number that gives its hash, and by no other', () => {
    const number = work(made.challenge.salt, made.challenge.challenge);
    expect(solves(sign, made.challenge, { number })).toBe(true);
    expect(solves(sign, made.challenge, { number: number + 1 })).toBe(false);
  });
  test('is solved by its characters, small or capital, spaces or not', () => {
    expect(solves(sign, made.challenge, { characters: 'kR4 PW' })).toBe(true);
    expect(solves(sign, made.challenge, { characters: 'kR4pX' })).toBe(false);
    expect(solves(sign, made.challenge, { characters: '' })).toBe(false);
    expect(solves(sign, made.challenge, {})).toBe(false);
  });
  test('can be read until it expires', () => {
    expect(readChallenge(sign, made.id, now)).toEqual(made.challenge);
    expect(readChallenge(sign, made.id, soon)).toBeUndefined();
  });
  test('is not accepted when changed or made up', () => {
    expect(readChallenge(sign, `x${made.id}`, now)).toBeUndefined();
    expect(readChallenge(sign, made.id.split('.').slice(0, 1).join(''), now)).toBeUndefined();
    expect(readChallenge(sign, 'nonsense', now)).toBeUndefined();
    expect(readChallenge(sign, '', now)).toBeUndefined();
  });
});
