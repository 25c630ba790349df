import { expect, test } from '@jest/globals';
import { registerColumnNames } from '@dspt/contracts/organisations/register';
import { registerColumns, statusText } from './register.csv.js';

test.each([
  ['published', 'approaching', 'Approaching Standards'],
  ['published', 'exceeded', 'Standards Exceeded'],
  ['out-of-date', 'met', 'Out of date (Standards Met)'],
  ['not-published', null, 'Not published'],
] as const)('a status that is %s at level %s reads %j', (state, level, text) => {
  expect(statusText({ state, level })).toBe(text);
});

test('the register has the columns that are promised, in their order', () => {
  expect(Object.keys(registerColumns)).toEqual(registerColumnNames);
});
