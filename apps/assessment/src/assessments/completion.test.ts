import { describe, expect, test } from '@jest/globals';
import type { ItemState } from '@dspt/contracts/assessment/assessments';
import type { Certificate } from '@dspt/contracts/assessment/profiles';
import { shippedSet } from '../../test/support/question-sets.js';
import type { ItemLevel } from '../question-sets/question-set.js';
import { Completion } from './completion.js';

const set = shippedSet('2026-27');
const confirmation = { by: 'x', name: 'Ann', at: '2026-11-03T09:30:00.000Z' };

const answersFor = (level: ItemLevel): Record<string, ItemState> =>
  Object.fromEntries(set.mandatory[level].map(({ ref }) => [ref, 'answered']));
const allConfirmed = Object.fromEntries(set.assertions.map(({ ref }) => [ref, confirmation]));

const completion = (
  states: Record<string, ItemState>,
  confirmations = {},
  certificates: Certificate[] = [],
) => new Completion(set, states, confirmations, certificates);

test('nothing answered: everything is left for both levels', () => {
  const { met, approaching } = {
    met: completion({}).progress('met'),
    approaching: completion({}).progress('approaching'),
  };
  expect([met.complete, met.total, approaching.complete, approaching.total]).toEqual([0, 44, 0, 27]);
  expect(met.outstandingItems).toHaveLength(44);
  expect(met.assertionsTotal).toBeGreaterThan(approaching.assertionsTotal);
});

test('all 27 answered and confirmed is ready for Approaching Standards, with 17 to go', () => {
  const halfway = completion(answersFor('approaching'), allConfirmed);
  expect(halfway.progress('approaching')).toMatchObject({ ready: true, complete: 27 });
  expect(halfway.progress('met')).toMatchObject({ ready: false, complete: 27 });
  expect(halfway.progress('met').outstandingItems).toHaveLength(17);
});

test('what is said not to be true yet is outstanding', () => {
  const { outstandingItems, ready } = completion(
    { ...answersFor('met'), '1.3.1': 'not-yet' },
    allConfirmed,
  ).progress('approaching');
  expect([outstandingItems, ready]).toEqual([['1.3.1'], false]);
});

test('an assertion with nothing mandatory needs no confirmation', () => {
  const { unconfirmedAssertions } = completion(answersFor('met')).progress('met');
  expect(unconfirmedAssertions).not.toContain('4.4');
  expect(completion(answersFor('met')).isConfirmable('4.4', true)).toBe(false);
});

test('ready for Standards Met needs every confirmation', () => {
  const { '1.1': _, ...others } = allConfirmed;
  expect(completion(answersFor('met'), allConfirmed).progress('met').ready).toBe(true);
  expect(completion(answersFor('met'), others).progress('met')).toMatchObject({
    ready: false,
    unconfirmedAssertions: ['1.1'],
  });
});

test('an item that is carried over is not complete until it is confirmed again', () => {
  const carried = completion({ ...answersFor('met'), '1.1.5': 'carried-over' }, allConfirmed);
  expect(carried.progress('met').outstandingItems).toEqual(['1.1.5']);
});

test('waived and not applicable items are complete', () => {
  const { '6.2.1': _, ...others } = answersFor('met');
  const waived = completion({ ...others, '1.3.11': 'not-applicable' }, allConfirmed, [
    'cyber_essentials_plus',
  ]);
  expect(waived.stateOf('6.2.1')).toBe('exempt');
  expect(waived.progress('met')).toMatchObject({ ready: true, complete: 44 });
});

describe('an assertion can be confirmed', () => {
  test('when all it asks for Standards Met is complete', () => {
    expect(completion(answersFor('met')).isConfirmable('1.3', false)).toBe(true);
  });
  test('for Approaching Standards already, where that level is open', () => {
    const halfway = completion(answersFor('approaching'));
    expect(halfway.isConfirmable('1.3', true)).toBe(true);
    expect(halfway.isConfirmable('1.3', false)).toBe(false);
    expect(halfway.isConfirmable('3.2', true)).toBe(false);
  });
  test('and counts for Standards Met only once the rest is complete', () => {
    const { unconfirmedAssertions } = completion(answersFor('approaching'), allConfirmed).progress('met');
    expect(unconfirmedAssertions).toContain('1.3');
  });
});
