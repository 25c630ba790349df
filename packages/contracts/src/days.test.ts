import { describe, expect, test } from '@jest/globals';
import { addDays, addMonths, daysBetween, expiryOf, lastDayBefore, startOfDay } from './days.js';

const london = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' });

describe('what is published counts for one year by London days', () => {
  test.each([
    ['2026-05-03', '2027-05-02'],
    ['2028-02-29', '2029-02-27'],
    ['2027-02-28', '2028-02-27'],
    ['2027-03-01', '2028-02-29'],
    ['2026-12-31', '2027-12-30'],
  ])('published on %s it counts until %s', (published, last) => {
    expect(lastDayBefore(startOfDay(expiryOf(published)))).toBe(last);
  });

  test('whatever the day of nine years and whatever the hour', () => {
    const hours = Array.from({ length: 9 * 366 * 24 }, (_, hour) => Date.UTC(2024, 0, 1) + hour * 3600_000);
    const wrong = hours.filter((moment) => {
      const published = london.format(moment);
      const end = startOfDay(expiryOf(published));
      const [year, month, date] = published.split('-').map(Number) as [number, number, number];
      const isLeapDay = month === 2 && date === 29;
      const last = new Date(Date.UTC(year + 1, month - 1, isLeapDay ? 27 : date - 1))
        .toISOString()
        .slice(0, 10);
      return lastDayBefore(end) !== last || london.format(end) !== addDays(last, 1);
    });
    expect(wrong).toEqual([]);
  });
});

test('a month that lacks the day gives its last', () => {
  expect([addMonths('2027-01-31', 1), addMonths('2026-11-30', 24), addMonths('2027-12-31', 2)]).toEqual([
    '2027-02-28',
    '2028-11-30',
    '2028-02-29',
  ]);
});

test('days between two days, whatever summer time does', () => {
  expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2);
  expect(daysBetween('2027-03-27', '2027-03-29')).toBe(2);
  expect(daysBetween('2027-05-02', '2027-05-02')).toBe(0);
});
