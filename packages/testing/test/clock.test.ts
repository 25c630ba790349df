import { expect, test } from '@jest/globals';
import { dayOf } from '@dspt/service-kit/clock';

test.each([
  ['the last moment of a summer day', '2026-07-01T22:59:59.999Z', '2026-07-01'],
  ['midnight in summer', '2026-07-01T23:00:00.000Z', '2026-07-02'],
  ['the moment before, asked for once more', '2026-07-01T22:59:59.999Z', '2026-07-01'],
  ['the last moment of a winter day', '2026-12-01T23:59:59.999Z', '2026-12-01'],
  ['midnight in winter', '2026-12-02T00:00:00.000Z', '2026-12-02'],
])('the day in the United Kingdom: %s', (_, moment, day) => {
  expect(dayOf(new Date(moment))).toBe(day);
});
