import { expect, test } from '@jest/globals';
import { percentOf, standingOn } from './standing.js';

test.each([
  ['2026-11-29', null, 'not-passed'],
  ['2026-11-29', '2026-11-29', 'passed'],
  ['2026-11-29', '2025-11-30', 'passed'],
  ['2026-11-29', '2025-11-29', 'out-of-date'],
  ['2029-02-27', '2028-02-29', 'passed'],
  ['2029-02-28', '2028-02-29', 'out-of-date'],
])('on %s who last passed on %s is %s', (today, passedOn, standing) => {
  expect(standingOn(today, passedOn)).toBe(standing);
});
test.each([
  [19, 18, 94],
  [20, 19, 95],
  [1000, 949, 94],
  [3, 4, 100],
  [5, 0, 0],
  [null, 4, null],
])('of %s staff %s have passed: %s percent', (staff, passed, percent) => {
  expect(percentOf({ staff, passed })).toBe(percent);
});
