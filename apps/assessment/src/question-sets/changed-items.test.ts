import { expect, test } from '@jest/globals';
import { shippedMapping, shippedSet } from '../../test/support/question-sets.js';
import { changedItems } from './changed-items.js';

const changed = changedItems(shippedSet('2026-27'), { set: shippedSet('2025-26'), steps: shippedMapping() });

test('what is the same is left out, and every other item says what became of it', () => {
  const words = changed.map(({ change, previousRef, ref }) => `${previousRef} ${change} ${ref}`);
  expect(words.toSorted()).toEqual([
    '1.1.5 reworded 1.1.5',
    '7.1.2 level changed 7.1.2',
    '7.3.4 reworded 7.3.4',
    '8.3.1 renumbered 8.3.5',
    '9.6.9 retired null',
    'null new 4.3.1',
    'null new 7.1.1',
    'null new 8.3.8',
  ]);
});
test('a level that changed is told as it was and as it is', () => {
  expect(changed.find(({ ref }) => ref === '7.1.2')).toMatchObject({
    mandatoryFor: 'approaching',
    previouslyMandatoryFor: 'met',
    reconfirm: true,
  });
});
test('what has retired is told as it was asked', () => {
  expect(changed.find(({ ref }) => ref === null)).toMatchObject({
    question: shippedSet('2025-26').item('9.6.9')!.question,
    mandatoryFor: null,
  });
});
