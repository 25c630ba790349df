import { describe, expect, test } from '@jest/globals';
import type { Assessment } from '@dspt/contracts/assessment/assessments';
import type { Status } from '@dspt/contracts/organisations/register';
import { nextStep } from './next-step.js';

const level = (complete: number, ready = false) => ({ complete, total: 27, ready });
const assessment = (change: object = {}): Assessment =>
  ({
    edition: { id: '2026-27' },
    profileComplete: true,
    approachingAvailable: true,
    lastActivityAt: null,
    progress: { approaching: level(0), met: level(0) },
    ...change,
  }) as unknown as Assessment;
const status = (change: Partial<Status> = {}): Status => ({
  state: 'published',
  level: 'met',
  edition: '2026-27',
  publishedOn: '2026-11-03',
  expiresOn: '2027-11-03',
  through: null,
  formerHeadOffice: false,
  ...change,
});
const today = '2026-12-01';
const unpublished = status({ state: 'not-published', level: null });

describe('what to do next', () => {
  test.each([
    ['the profile comes first', { profileComplete: false }, '/profile'],
    ['then the questions', {}, '/assessment'],
    ['then confirming them', { progress: { approaching: level(27), met: level(5) } }, '/assessment/confirm'],
    ['then publishing', { progress: { approaching: level(27, true), met: level(5) } }, '/publish'],
    [
      'where Approaching Standards is not offered only Standards Met counts',
      { approachingAvailable: false, progress: { approaching: level(27, true), met: level(5) } },
      '/assessment',
    ],
  ])('for an administrator: %s', (_, change, path) => {
    expect(nextStep(assessment(change), unpublished, 'administrator', today)?.href).toBe(path);
  });
  test('is to check the answers of last year, once the profile is complete and until all is confirmed', () => {
    const carriedOver = { from: '2025-26', answers: 3, toLookAt: 1 };
    const href = (change: object) =>
      nextStep(assessment({ carriedOver, ...change }), unpublished, 'member', today)?.href;
    expect(href({})).toBe('/assessment/last-year');
    const administrator = (change: object) =>
      nextStep(assessment({ carriedOver, ...change }), unpublished, 'administrator', today)?.href;
    expect(administrator({ profileComplete: false })).toBe('/profile');
    expect(administrator({ progress: { approaching: level(27), met: level(27, true) } })).toBe('/publish');
  });
  test('that only an administrator may do is said to others', () => {
    expect(nextStep(assessment({ profileComplete: false }), unpublished, 'member', today)).toEqual({
      text: 'See your assessment',
      href: '/assessment',
      why: 'What is needed next: complete your organisation profile. An administrator does this.',
    });
  });
  test('is nothing once Standards Met is published, by oneself or by the head office', () => {
    const own = nextStep(assessment(), status(), 'administrator', today);
    expect(own?.why).toBe(
      'You do not have to do anything now: you have published Standards Met. It counts until 2 November 2027.',
    );
    const through = { code: 'AAA1', name: 'HEAD OFFICE OF ROSE' };
    expect(nextStep(assessment(), status({ through }), 'administrator', today)?.why).toContain(
      'HEAD OFFICE OF ROSE has published',
    );
  });
  test.each([
    ['it was another year', { edition: '2025-26' }],
    ['it is out of date', { state: 'out-of-date' }],
    ['it was only Approaching Standards', { level: 'approaching' }],
  ] as const)('goes on when %s', (_, change) => {
    expect(nextStep(assessment(), status(change), 'administrator', today)?.href).toBe('/assessment');
  });
  test('is publishing again, when what was published ends soon', () => {
    const ready = assessment({ progress: { approaching: level(27, true), met: level(27, true) } });
    expect(nextStep(ready, status(), 'administrator', '2027-10-01')?.href).toBe('/publish');
    const through = { code: 'AAA1', name: 'HEAD OFFICE OF ROSE' };
    expect(nextStep(ready, status({ through }), 'administrator', '2027-10-01')?.why).toContain(
      'do not have to',
    );
  });
  test('is not said while it is not known', () => {
    expect(nextStep(undefined, status(), 'administrator', today)).toBeUndefined();
  });
});
