import { expect, test } from '@jest/globals';
import { areaText, changeText, rowsOf } from './rows.js';
import { changeShades, shadeOf, shareShades } from './shades.js';

const status = { approaching: 1, met: 2, exceeded: 0, 'out-of-date': 1, 'not-published': 6 };
const kent = { name: 'Kent', code: 'E10000016', sites: 10, status };

test('an area has its share, and what became of it since a day', () => {
  const before = [{ name: 'Kent', code: 'E10000016', sites: 8, published: 2 }];
  expect(rowsOf([kent], before)).toEqual([
    { name: 'Kent', code: 'E10000016', sites: 10, published: 3, share: 30, change: 5 },
  ]);
  expect(rowsOf([kent], undefined)[0]?.change).toBeNull();
  expect(rowsOf([kent], [{ ...before[0]!, sites: 0, published: 0 }])[0]?.change).toBeNull();
});
test('an area is told in a sentence', () => {
  const [row] = rowsOf([kent], []);
  expect(areaText(row!, undefined)).toBe('Kent: 30% published, 3 of 10 sites');
  expect(areaText({ ...row!, change: -1 }, '3 May 2026')).toBe(
    'Kent: 30% published, 3 of 10 sites. Fell by 1 point since 3 May 2026',
  );
});
test.each([
  [null, 'Not known'],
  [0, 'The same'],
  [3, 'Rose by 3 points'],
])('a change of %j is read as %j', (change, text) => expect(changeText(change)).toBe(text));
test.each([
  [0, 'Less than 20%'],
  [19, 'Less than 20%'],
  [20, '20% to 39%'],
  [100, '80% or more'],
])('a share of %i is shaded as %j', (share, label) => expect(shadeOf(share, shareShades).label).toBe(label));
test.each([
  [-100, 'Fell by 5 points or more'],
  [-5, 'Fell by 5 points or more'],
  [-4, 'Fell by less'],
  [0, 'The same'],
  [4, 'Rose by less than 5 points'],
  [5, 'Rose by 5 points or more'],
])('a change of %i is shaded as %j', (change, label) =>
  expect(shadeOf(change, changeShades).label).toBe(label),
);
