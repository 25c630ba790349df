import { expect, test } from '@jest/globals';
import { lastAttempt, nextAttempt, outagePause } from './retry.js';

const now = new Date('2026-05-03T10:00:00.000Z');

test('an email that was refused is offered again after growing delays, for almost a day', () => {
  const minutes: number[] = [];
  for (let refusals = 1, next = nextAttempt(1, now); next; next = nextAttempt(++refusals, now))
    minutes.push((next.getTime() - now.getTime()) / 60_000);
  expect(minutes).toEqual([1, 5, 15, 60, 180, 360, 720]);
  expect(minutes.reduce((sum, wait) => sum + wait)).toBeLessThan(24 * 60);
});

test('when it is offered for the last time is known from the first refusal on', () => {
  const last = lastAttempt(1, nextAttempt(1, now)!);
  let next = nextAttempt(1, now)!;
  for (let refusals = 2; refusals < 8; refusals++) {
    expect(lastAttempt(refusals - 1, next)).toEqual(last);
    next = nextAttempt(refusals, next)!;
  }
  expect(next).toEqual(last);
});

test('while the mail server is out of reach it is tried every minute at least', () => {
  expect([1, 2, 3, 7, 20].map(outagePause)).toEqual([1000, 2000, 4000, 60_000, 60_000]);
});
