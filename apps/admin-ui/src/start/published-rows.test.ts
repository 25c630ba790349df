import { expect, test } from '@jest/globals';
import type { WeekCounts } from '@dspt/contracts/organisations/dashboard';
import { publishedRows } from './published-rows.js';

const week = (day: string, met: number): WeekCounts => ({
  day,
  sites: 1200,
  status: { approaching: 0, met, exceeded: 1, 'out-of-date': 0, 'not-published': 1199 - met },
  neverRegistered: 0,
});

test('the latest count stands beside that of the week before', () => {
  expect(publishedRows([week('2026-11-15', 1), week('2026-11-22', 1000), week('2026-11-26', 1100)])).toEqual([
    {
      id: '2026-11-26',
      text: 'Latest count',
      detail: '1,101 of 1,200 sites, as counted on 26 Nov 2026. 100 more than the week before',
    },
    { id: '2026-11-22', text: 'The week before', detail: '1,001 of 1,200 sites, as counted on 22 Nov 2026' },
  ]);
});
test.each([
  [5, 4, '1 fewer than the week before'],
  [5, 5, 'As many as the week before'],
])('from %i to %i', (before, latest, text) =>
  expect(publishedRows([week('2026-11-22', before), week('2026-11-26', latest)])[0]!.detail).toContain(text),
);
test('in the first week there is nothing to compare, and before it nothing at all', () => {
  expect(publishedRows([week('2026-11-26', 2)])).toMatchObject([{ text: 'Latest count' }]);
  expect(publishedRows([])).toEqual([]);
});
