import { expect, test } from '@jest/globals';
import { item } from '../../../test/samples.js';
import { historyPage } from './history.page.js';

test('an answer of last year that was left as it was is still right; one that was changed has a before and an after', () => {
  const carried = { ...item().answer, state: 'carried-over' as const, text: 'Ann does' };
  const to = { ...carried, state: 'answered' as const };
  const by = { version: 1, changedAt: '2026-11-02T00:20:00Z', changedBy: 'Ann', through: null };
  const changes = [
    { ...by, from: carried, to },
    { ...by, from: carried, to: { ...to, text: 'Bo does' } },
  ];
  expect(historyPage(item(), changes, []).model.changes.map(({ same }) => same)).toEqual([true, false]);
});
