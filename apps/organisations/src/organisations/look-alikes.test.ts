import { expect, test } from '@jest/globals';
import { readings } from './look-alikes.js';

test('what was typed is the first reading, and each look-alike is varied', () => {
  expect(readings('V1O')).toEqual(['V1O', 'VIO', 'VLO', 'V10', 'VI0', 'VL0']);
  expect(readings('ABC')).toEqual(['ABC']);
});

test('a long text has no more than a hundred readings', () => {
  expect(readings('L'.repeat(30)).length).toBeLessThanOrEqual(100);
});
