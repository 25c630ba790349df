import { expect, test } from '@jest/globals';
import type { Assessment } from '@dspt/contracts/assessment/assessments';
import { nextStep } from './home.page.js';

const level = (complete: number, ready = false) => ({ complete, total: 27, ready });
const assessment = (change: object): Assessment =>
  ({
    profileComplete: true,
    approachingAvailable: true,
    lastActivityAt: null,
    progress: { approaching: level(0), met: level(0) },
    ...change,
  }) as unknown as Assessment;

test.each([
  ['the profile comes first', { profileComplete: false }, '/profile'],
  ['then the questions', {}, '/assessment'],
  ['then confirming them', { progress: { approaching: level(27), met: level(5) } }, '/assessment/confirm'],
  ['then publishing', { progress: { approaching: level(27, true), met: level(5) } }, '/publish'],
  [
    'where Approaching Standards is not offered only Standards Met counts',
    { approachingAvailable: false, progress: { approaching: level(27, true), met: level(5) } },
    '/assessment',
  ],
])('what to do next: %s', (_, change, path) => {
  expect(nextStep(assessment(change))?.href).toBe(path);
});

test('nothing is said about what to do next while it is not known', () =>
  expect(nextStep(undefined)).toBeUndefined());
