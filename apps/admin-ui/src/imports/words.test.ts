import { expect, test } from '@jest/globals';
import { changesText, countsText, stateText } from './words.js';

const none = {
  rows: 7525,
  new: 0,
  changed: 0,
  renamed: 0,
  closed: 0,
  reopened: 0,
  moved: 0,
  unchanged: 7525,
  missing: 0,
  unknownParent: 0,
  badPostcode: 0,
  duplicate: 0,
  rejected: 0,
};

test('an import is told in a line of what changed', () => {
  expect(changesText(none)).toBe('Nothing changed');
  expect(changesText({ ...none, new: 1200, moved: 3 })).toBe('1,200 new, 3 moved to another head office');
});

test('every count has a name, and a refused file changed nothing', () => {
  expect(countsText(none)['Rows']).toBe('7,525');
  expect(stateText({ state: 'refused', queuePosition: null })).toBe('Refused: nothing changed');
  expect(stateText({ state: 'waiting', queuePosition: 3 })).toBe('Waiting: number 3 in the queue');
});
