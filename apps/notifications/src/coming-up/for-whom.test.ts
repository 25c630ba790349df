import { expect, test } from '@jest/globals';
import { forWhom } from './for-whom.js';

const thing = (on: string) => ({ what: 'cyber-essentials-plus' as const, on });
const items = [
  { thing: thing('2026-12-01'), owners: ['bo', 'ann'] },
  { thing: thing('2026-12-02'), owners: [] },
];

test('administrators are written to about everything, others about what is theirs, and each once', () => {
  const days = [...forWhom(items, ['ann', 'cy'])].map(([person, things]) => [
    person,
    things.map(({ on }) => on.slice(8)),
  ]);
  expect(Object.fromEntries(days)).toEqual({ ann: ['01', '02'], cy: ['01', '02'], bo: ['01'] });
});
test('nobody is written to about nothing', () => {
  expect(forWhom([], ['ann']).size).toBe(0);
});
