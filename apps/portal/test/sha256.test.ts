import { expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { sha256 } from '../client/sha256.js';

test.each([0, 1, 3, 54, 55, 56, 57, 63, 64, 65, 119, 120, 200])(
  'a text of %i characters has the standard hash',
  (length) => {
    const text = 'salt0123456789'.repeat(20).slice(0, length);
    expect(sha256(text)).toBe(createHash('sha256').update(text).digest('hex'));
  },
);
