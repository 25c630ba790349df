import { noAnswer } from '@dspt/contracts/assessment/assessments';
import { expect, test } from '@jest/globals';
import { shippedMapping, shippedSet } from '../../test/support/question-sets.js';
import { carriedOverAnswers, statesOf } from './carry-over.js';

const steps = shippedMapping();
const answered = { ...noAnswer, state: 'answered' as const, text: 'As last year' };
const all = new Map(shippedSet('2025-26').items.map(({ ref }) => [ref, answered]));
const states = statesOf(carriedOverAnswers(steps, all));

test('what is the same or has only a new number is answered', () => {
  expect([states['1.1.1'], states['8.3.5']]).toEqual(['answered', 'answered']);
});
test('what was reworded or changed its level is to be confirmed again', () => {
  expect([states['1.1.5'], states['7.3.4'], states['7.1.2']]).toEqual(Array(3).fill('carried-over'));
});
test('what is new starts empty and what has retired is gone', () => {
  expect(
    Object.keys(states).filter((ref) => ['4.3.1', '7.1.1', '8.3.8', '9.6.9', '8.3.1'].includes(ref)),
  ).toEqual([]);
  expect(Object.keys(states)).toHaveLength(53);
});
test('the answer itself comes along', () => {
  expect(carriedOverAnswers(steps, new Map([['8.3.1', answered]]))).toEqual([
    { from: '8.3.1', to: '8.3.5', value: answered },
  ]);
});
test('what was not true yet stays so, though its question was reworded: there is nothing to look at again', () => {
  const notYet = { ...noAnswer, state: 'not-yet' as const, planned: 'In May' };
  expect(carriedOverAnswers(steps, new Map([['7.1.2', notYet]]))).toEqual([
    { from: '7.1.2', to: '7.1.2', value: notYet },
  ]);
});
test('an item nobody answered carries nothing', () => {
  expect(carriedOverAnswers(steps, new Map([['1.1.1', { ...noAnswer, comment: 'later' }]]))).toEqual([]);
});
