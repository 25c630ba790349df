import { describe, expect, test } from '@jest/globals';
import type { OrganisationRole } from '@dspt/contracts/access';
import type { Assessment } from '@dspt/contracts/assessment/assessments';
import type { Publication } from '@dspt/contracts/assessment/publications';
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
    assertions: [],
    ...change,
  }) as unknown as Assessment;
/** Everything is as it was when Standards Met was published. */
const complete = (change: object = {}) =>
  assessment({ progress: { approaching: level(27, true), met: level(27, true) }, ...change });
const published = { id: 'p1', publishedAt: '2026-11-03T10:00:00.000Z' } as Publication;
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
const through = { code: 'AAA1', name: 'HEAD OFFICE OF ROSE' };
const next = (
  known: Assessment | undefined,
  its: Status,
  {
    role = 'administrator',
    on = today,
    ...more
  }: { role?: OrganisationRole; on?: string; published?: Publication; joined?: { name: string }[] } = {},
) => nextStep({ assessment: known, status: its, published: undefined, joined: [], ...more }, role, on);

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
    expect(next(assessment(change), unpublished)?.href).toBe(path);
  });
  test('is to check the answers of last year, once the profile is complete and until all is confirmed', () => {
    const carriedOver = { from: '2025-26', answers: 3, toLookAt: 1 };
    const href = (change: object) =>
      next(assessment({ carriedOver, ...change }), unpublished, { role: 'member' })?.href;
    expect(href({})).toBe('/assessment/last-year');
    const administrator = (change: object) => next(assessment({ carriedOver, ...change }), unpublished)?.href;
    expect(administrator({ profileComplete: false })).toBe('/profile');
    expect(administrator({ progress: { approaching: level(27), met: level(27, true) } })).toBe('/publish');
  });
  test('that only an administrator may do is said to others', () => {
    expect(next(assessment({ profileComplete: false }), unpublished, { role: 'member' })).toEqual({
      text: 'See your assessment',
      href: '/assessment',
      why: 'What is needed next: complete your organisation profile. An administrator does this.',
    });
  });
  test('is nothing once Standards Met is published', () => {
    const own = next(complete(), status(), { published });
    expect(own).toEqual({
      text: 'See what you have published',
      href: '/publications',
      why: 'You do not have to do anything now: you have published Standards Met. It counts until 2 November 2027.',
    });
  });
  test.each([
    ['for this edition', {}],
    ['for the edition before, until next June', { edition: '2025-26', expiresOn: '2027-06-28' }],
    ['Approaching Standards', { level: 'approaching' }],
    ['and it ends soon', { expiresOn: '2026-12-03' }],
  ] as const)('is nothing for whoever is covered: %s', (_, change) => {
    for (const [known, role] of [
      [assessment({ profileComplete: false }), 'administrator'],
      [assessment({ lastActivityAt: '2026-11-30T10:00:00.000Z' }), 'member'],
      [complete(), 'auditor'],
    ] as const) {
      const step = next(known, status({ through, ...change }), { role });
      expect(step).toMatchObject({ text: 'See who covers you', href: '/publications' });
      expect(step!.why).toMatch(
        /^You do not have to do anything now: HEAD OFFICE OF ROSE has published .* for you\. It counts until /,
      );
    }
  });
  test.each([
    ['it was another year', { edition: '2025-26' }],
    ['it is out of date', { state: 'out-of-date' }],
    ['it was only Approaching Standards', { level: 'approaching' }],
    ['a former head office published last year', { edition: '2025-26', through, formerHeadOffice: true }],
    ['what covered it is out of date', { state: 'out-of-date', through }],
  ] as const)('goes on when %s', (_, change) => {
    expect(next(assessment(), status(change))?.href).toBe('/assessment');
  });
  test('is publishing again, when what was published ends soon', () => {
    expect(next(complete(), status(), { published, on: '2027-10-01' })?.href).toBe('/publish');
  });
  test.each([
    [
      'is not complete any more',
      assessment({ progress: { approaching: level(26), met: level(43) } }),
      '/assessment',
    ],
    [
      'is not confirmed any more',
      assessment({ progress: { approaching: level(27), met: level(27) } }),
      '/assessment/confirm',
    ],
    [
      'has been confirmed again',
      complete({ assertions: [{ confirmedAt: '2026-11-04T09:00:00.000Z' }] }),
      '/publish',
    ],
    [
      'would do for Approaching Standards only',
      assessment({ progress: { approaching: level(27, true), met: level(26) } }),
      '/assessment',
    ],
  ])('is to bring up to date what has changed since it was published and %s', (_, known, path) => {
    expect(next(known, status(), { published })?.href).toBe(path);
  });
  test('is not to publish again what was confirmed before it was published', () => {
    const known = complete({ assertions: [{ confirmedAt: '2026-11-03T09:59:00.000Z' }] });
    expect(next(known, status(), { published })?.href).toBe('/publications');
  });
  test('is to add sites that have joined, for whoever may', () => {
    const joined = [{ name: 'ROSE HOUSE' }];
    expect(next(complete(), status(), { published, joined })).toMatchObject({
      href: '/publications/p1/sites',
      why: 'ROSE HOUSE has joined since you published, and is not covered yet.',
    });
    expect(next(complete(), status(), { published, joined: [...joined, ...joined] })?.why).toMatch(
      /^2 sites /,
    );
    expect(next(complete(), status(), { published, joined, role: 'member' })?.why).toContain(
      'What is needed next: add the sites that have joined.',
    );
  });
  test('is not said while it is not known', () => {
    expect(next(undefined, status())).toBeUndefined();
  });
});
