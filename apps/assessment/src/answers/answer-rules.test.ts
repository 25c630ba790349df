import { noAnswer } from '@dspt/contracts/assessment/assessments';
import { describe, expect, test } from '@jest/globals';
import type { InvalidInput } from '@dspt/contracts/problem';
import { shippedSet } from '../../test/support/question-sets.js';
import { alsoGiven, answerValue, type GivenAnswer } from './answer-rules.js';

const set = shippedSet('2026-27');
const dateItem = { ...set.item('1.1.1')!, answerType: 'date' as const };
const items = {
  text: set.item('1.1.1')!,
  tick: set.item('1.3.1')!,
  document: set.item('1.1.2')!,
  date: dateItem,
};
const answered = (more: object): GivenAnswer => ({ state: 'answered', comment: '', version: 0, ...more });
const where = { kind: 'location' as const, description: 'On the shelf' };

function refusal(type: keyof typeof items, more: object): string[] {
  try {
    answerValue(items[type], answered(more));
    return [];
  } catch (error) {
    return (error as InvalidInput).details.errors!.map(({ field }) => field);
  }
}

describe('a value that fits is stored, and nothing else', () => {
  test.each([
    ['text', { text: 'We do' }],
    ['tick', { tick: true }],
    ['date', { date: '2026-03-27' }],
    ['document', { documents: [where] }],
  ] as const)('%s', (type, value) => {
    expect(answerValue(items[type], answered(value))).toEqual({ ...noAnswer, state: 'answered', ...value });
  });
  test('empty fields that a form sends along are no answers', () => {
    const sent = answered({ tick: true, text: '', date: '', documents: [] });
    expect(answerValue(items.tick, sent)).toEqual({ ...noAnswer, state: 'answered', tick: true });
  });
});

describe('a value that does not fit is refused by its field', () => {
  test.each([
    ['tick', { tick: false }, ['tick']],
    ['tick', { text: 'Yes' }, ['text', 'tick']],
    ['text', { text: '' }, ['text']],
    ['text', {}, ['text']],
    ['date', { date: '2026-02-30' }, ['date']],
    ['date', { date: '27/3/2026' }, ['date']],
    ['document', { documents: [] }, ['documents']],
    ['document', { documents: [where], tick: true }, ['tick']],
  ] as const)('%s %j', (type, value, fields) => {
    expect(refusal(type, value)).toEqual(fields);
  });
});

test('not applicable needs a question for which that is possible', () => {
  const given: GivenAnswer = { state: 'not-applicable', reason: 'We have none', comment: '', version: 0 };
  expect(answerValue(set.item('1.3.11')!, given)).toEqual({
    ...noAnswer,
    state: 'not-applicable',
    reason: 'We have none',
  });
  expect(() => answerValue(items.text, given)).toThrow('applies to every organisation');
});
test('what is not true yet is kept with what is planned', () => {
  const given: GivenAnswer = { state: 'not-yet', planned: 'In May', comment: '', version: 0 };
  expect(answerValue(items.tick, given)).toEqual({ ...noAnswer, state: 'not-yet', planned: 'In May' });
  expect(answerValue(items.tick, { ...given, planned: '' }).planned).toBeNull();
});
describe('a statement that settles a question', () => {
  const settled: GivenAnswer = { state: 'settled', comment: '', version: 0 };
  const statement = (ref: string) => set.item(ref)!.settles!.statement;
  test('is a yes that says which, or the reason why it does not apply', () => {
    expect(answerValue(set.item('8.1.4')!, settled)).toEqual({
      ...noAnswer,
      state: 'answered',
      tick: true,
      text: statement('8.1.4'),
    });
    expect(answerValue(set.item('5.1.1')!, settled)).toEqual({
      ...noAnswer,
      state: 'not-applicable',
      reason: statement('5.1.1'),
    });
    expect(() => answerValue(items.tick, settled)).toThrow();
  });
  test.each([
    [true, { state: 'not-started' }, 'not-applicable'],
    [true, { state: 'not-yet' }, 'not-applicable'],
    [true, { state: 'carried-over' }, 'not-applicable'],
    [true, { state: 'answered' }, undefined],
    [true, { state: 'not-applicable', reason: 'Own' }, undefined],
    [false, { state: 'not-applicable', reason: 'None' }, 'not-started'],
    [false, { state: 'not-applicable', reason: 'Own' }, undefined],
    [false, { state: 'not-started' }, undefined],
  ] as const)('settled %s: what was %j becomes %s', (isSettled, was, becomes) => {
    const given = alsoGiven('None', isSettled, { value: { ...noAnswer, ...was }, version: 2 });
    expect(given?.state).toBe(becomes);
  });
});
test('an answer can be taken back and its comment kept', () => {
  expect(answerValue(items.tick, { state: 'not-started', comment: 'Ask Bo', version: 3 })).toEqual({
    ...noAnswer,
    comment: 'Ask Bo',
  });
});
