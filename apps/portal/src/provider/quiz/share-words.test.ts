import { expect, test } from '@jest/globals';
import { quizOffer, shareAdvice, shareText, withShare } from './share-words.js';

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

test('it is offered as evidence also below the target, but not when nobody or more than everybody has passed', () => {
  const offered = [share(18, 19, 94), share(1, null, null), share(0, 19, 0), share(20, 19, 100)];
  expect(offered.map((known) => quizOffer(known).offered)).toEqual([true, true, false, false]);
});
test('it is put under a comment that is there, once', () => {
  const known = share(18, 19, 94);
  const once = withShare('We also had a talk.', known);
  expect(once).toBe('We also had a talk.\n18 of 19 staff (94%) passed the staff quiz in the last 12 months.');
  expect(withShare(once, known)).toBe(once);
  expect(withShare('', known)).toBe(shareText(known));
});
