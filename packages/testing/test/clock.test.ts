import { spawnSync } from 'node:child_process';
import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { Clock, dayOf } from '@dspt/service-kit/clock';
import { readConfig, serviceConfig } from '@dspt/service-kit/config';

test.each([
  ['the last moment of a summer day', '2026-07-01T22:59:59.999Z', '2026-07-01'],
  ['midnight in summer', '2026-07-01T23:00:00.000Z', '2026-07-02'],
  ['the moment before, asked for once more', '2026-07-01T22:59:59.999Z', '2026-07-01'],
  ['the last moment of a winter day', '2026-12-01T23:59:59.999Z', '2026-12-01'],
  ['midnight in winter', '2026-12-02T00:00:00.000Z', '2026-12-02'],
])('the day in the United Kingdom: %s', (_, moment, day) => {
  expect(dayOf(new Date(moment))).toBe(day);
});

describe('a platform that is started on another day', () => {
  afterEach(() => void jest.useRealTimers());
  const hourMs = 3600_000;

  test.each([
    ['2026-11-29T12:00:00Z', '2027-09-01'],
    ['2026-11-29T23:30:00Z', '2026-08-01'],
    ['2026-08-01T23:30:00Z', '2026-11-29'],
    ['2026-08-01T22:59:59Z', '2026-08-01'],
    ['2026-11-29T00:00:00Z', '2024-02-29'],
  ])('begins on it, also when the world outside has %s (%s)', (real, day) => {
    jest.useFakeTimers({ now: new Date(real) });
    const clock = new Clock(day);
    expect(clock.today()).toBe(day);
    expect(clock.outside()).toEqual(new Date(real));
    expect(clock.here(new Date(real))).toEqual(clock.now());
  });

  test('goes on from there, and a test may still set it', () => {
    jest.useFakeTimers({ now: new Date('2026-11-29T12:00:00Z') });
    const clock = new Clock('2027-09-01');
    jest.advanceTimersByTime(24 * hourMs);
    expect(clock.today()).toBe('2027-09-02');
    clock.set(new Date('2027-10-01T12:00:00Z'));
    expect([clock.today(), clock.outside().toISOString()]).toEqual([
      '2027-10-01',
      '2026-12-29T12:00:00.000Z',
    ]);
  });
});

describe('the day a platform is told to start on', () => {
  const TODAY = serviceConfig.pick({ TODAY: true });
  test.each(['2027-02-30', 'tomorrow', '1/9/2027'])('is a day: %s is not', (text) => {
    expect(() => readConfig(TODAY, { TODAY: text })).toThrow(/TODAY/);
  });
  test('is refused in production', () => {
    const script = `import { readConfig, serviceConfig } from '@dspt/service-kit/config';
      readConfig(serviceConfig.pick({ TODAY: true }));`;
    const start = (NODE_ENV: string) =>
      spawnSync(process.execPath, ['--input-type=module', '-e', script], {
        env: { ...process.env, NODE_OPTIONS: '', NODE_ENV, TODAY: '2027-09-01' },
        encoding: 'utf8',
      });
    expect(start('production').stderr).toContain('TODAY: is for tests and demonstrations');
    expect(start('development').status).toBe(0);
  });
});
