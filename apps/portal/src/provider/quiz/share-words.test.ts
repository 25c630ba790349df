import { expect, test } from '@jest/globals';
import { shareAdvice, shareText } from './share-words.js';

const share = (passed: number, staff: number | null, percent: number | null) => ({
  staff,
  passed,
  percent,
  version: 1,
});

test.each([
  [share(18, 19, 94), '18 of 19 staff (94%) passed', 'That is below 95%. 1 person more must pass'],
  [share(19, 20, 95), '19 of 20 staff (95%) passed', 'That is at least 95%'],
  [share(0, 20, 0), '0 of 20 staff (0%) passed', '19 people more must pass'],
  [share(21, 20, 100), '21 people passed', 'That is more people than the 20 staff you have.'],
  [share(1, null, null), '1 person passed', 'Say how many staff you have'],
])('%j', (known, text, advice) => {
  expect(shareText(known)).toContain(text);
  expect(shareAdvice(known)).toContain(advice);
});
