import { expect, test } from '@jest/globals';
import { statusText } from './register.csv.js';

test.each([
  ['published', 'approaching', 'Approaching Standards'],
  ['published', 'exceeded', 'Standards Exceeded'],
  ['out-of-date', 'met', 'Out of date (Standards Met)'],
  ['not-published', null, 'Not published'],
] as const)('a status that is %s at level %s reads %j', (state, level, text) => {
  expect(statusText({ state, level })).toBe(text);
});
