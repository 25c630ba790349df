import { describe, expect, test } from '@jest/globals';
import { signInTrouble } from './sign-in-trouble.js';

const well = {
  merged: false,
  closedAt: null,
  lastSignInAt: new Date('2026-07-01T09:00:00Z'),
  lockedUntil: null,
  secondFactorLockedUntil: null,
  failures: 0,
  failuresLeft: 5,
  secondFactor: false,
  staffRole: null,
};
const until = new Date('2026-07-02T13:05:00Z');

describe('sign-in trouble in plain words', () => {
  test('is none when nothing stands in the way', () => expect(signInTrouble(well)).toEqual([]));

  test.each([
    [
      'wrong passwords',
      { failures: 2, failuresLeft: 3 },
      '2 wrong passwords in the last 15 minutes. 3 more and the account locks for 15 minutes.',
      'Check your email address and password',
    ],
    [
      'a lock, in the time of the clock on the wall',
      { failures: 5, failuresLeft: 0, lockedUntil: until },
      'Locked until 2:05pm after 5 wrong passwords. It opens by itself then, or at once with a new password. Failures of strangers do not lock devices that have signed in before.',
      'There have been too many attempts to sign in',
    ],
    [
      'wrong codes',
      { secondFactorLockedUntil: until },
      'The second step is locked until 2:05pm after wrong codes of the authenticator app.',
      'There have been too many attempts to sign in',
    ],
    ['somebody who never came', { lastSignInAt: null }, 'Has never signed in.', null],
    [
      'staff without a second factor',
      { staffRole: 'content-editor' as const },
      'Must set up an authenticator app at the next sign-in.',
      null,
    ],
    [
      'an account that was merged, whatever else there is',
      { merged: true, lockedUntil: until },
      'This account was merged into another. It cannot be signed in to.',
      'Check your email address and password',
    ],
  ])('tells of %s', (_, change, what, saw) => {
    expect(signInTrouble({ ...well, ...change })).toEqual([{ what, saw }]);
  });
});
