import { expect, test } from '@jest/globals';
import { listPath, progressFigures, shareText, statusSeries, weekFigures } from './figures.js';

test('a number leads to the list of the sites it counts', () => {
  const path = listPath({ expiring: '30' }, { localAuthority: 'Kent' });
  expect(JSON.parse(new URL(path, 'http://x').searchParams.get('filter')!)).toEqual({
    site: 'true',
    expiring: '30',
    localAuthority: 'Kent',
  });
});
test('a bar of a week leads to what runs out in it', () => {
  expect(weekFigures([{ from: '2027-05-03', sites: 2 }])).toEqual([
    { name: 'From 3 May 2027', count: 2, filter: { expiringWeek: '2027-05-03' } },
  ]);
});
test('who is not registered is told apart by whether their head office is', () => {
  const progress = { 'not-started': 0, 'first-half': 0, 'second-half': 0, complete: 0 };
  const counts = { progress, neverRegistered: 5, headOfficeRegistered: 2 };
  const [never, only] = progressFigures(counts as Parameters<typeof progressFigures>[0]);
  expect([never?.count, only?.count]).toEqual([3, 2]);
});
test('weeks are stacked by what the world saw, best first', () => {
  const status = { approaching: 1, met: 2, exceeded: 3, 'out-of-date': 4, 'not-published': 5 };
  expect(statusSeries([{ status }, { status }]).map(({ counts }) => counts)).toEqual([
    [3, 3],
    [2, 2],
    [1, 1],
    [4, 4],
    [5, 5],
  ]);
});
test.each([
  [1, 3, '33%'],
  [0, 3, '0%'],
  [0, 0, ''],
])('%i of %i is %j', (count, whole, text) => expect(shareText(count, whole)).toBe(text));
