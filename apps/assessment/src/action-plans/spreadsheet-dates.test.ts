import { expect, test } from '@jest/globals';
import { dayOfCell } from './spreadsheet-dates.js';

test.each([
  [46_473, '2027-03-27'],
  [46_473.75, '2027-03-27'],
  ['27/3/2027', '2027-03-27'],
  ['27.03.27', '2027-03-27'],
  [' 2027-03-27 ', '2027-03-27'],
  ['', ''],
  ['31/2/2027', undefined],
  ['soon', undefined],
  ['3/27/2027', undefined],
  [-5, undefined],
  [1e12, undefined],
])('%j is %j', (cell, day) => {
  expect(dayOfCell(cell, false)).toBe(day);
});
test('a sheet that counts from 1904 says the same day with a smaller number', () => {
  expect(dayOfCell(46_473 - 1462, true)).toBe('2027-03-27');
});
