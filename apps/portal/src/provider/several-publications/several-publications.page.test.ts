import { readiness, type Readiness } from '@dspt/contracts/assessment/several-publications';
import { describe, expect, test } from '@jest/globals';
import { checkPage, choosePage, donePage, isOffered, organisationsIn } from './several-publications.page.js';

const home = (code: string, more: object = {}): Readiness =>
  readiness.parse({
    code,
    name: `HOME ${code}`,
    level: 'met',
    unconfirmed: [],
    blockedBy: [],
    version: 12,
    published: null,
    ...more,
  });
const published = (unchanged: boolean) => ({
  level: 'met',
  publishedAt: '2026-11-29T12:00:00.000Z',
  expiresAt: '2027-11-30T00:00:00.000Z',
  unchanged,
});

describe('choosing', () => {
  const all = [
    home('A1', { unconfirmed: ['1.1', '1.2'], published: published(false) }),
    home('A2', { level: 'exceeded' }),
    home('A3', { published: published(true) }),
    home('A4', { level: null, blockedBy: [{ code: 'items-outstanding', detail: 'Answer 1.1.1.' }] }),
    home('A5', { level: null, blockedBy: [{ code: 'sites-differ', detail: 'Say whether …' }] }),
  ];
  test('offers what is ready and would say something new', () => {
    const { boxes, tickAll, published: already, notReady } = choosePage(all, {}).model;
    expect(boxes?.items.map(({ value, hint }) => [value, hint?.text])).toEqual([
      [
        'A1',
        'Ready for Standards Met. You would confirm 1.1, 1.2. Now: Standards Met, until 29 November 2027.',
      ],
      ['A2', 'Ready for Standards Exceeded.'],
    ]);
    expect(tickAll).toBe('/publish-several?all=yes');
    expect(already).toEqual(['HOME A3 (A3): Standards Met, until 29 November 2027']);
    expect(notReady).toEqual([
      { name: 'HOME A4 (A4)', reasons: ['Answer 1.1.1.'] },
      { name: 'HOME A5 (A5)', reasons: ['It has sites to publish for. Publish it by itself.'] },
    ]);
  });
  test('ticks all on request, and says so when there is nothing', () => {
    const { boxes, tickAll } = choosePage(all, { all: true }).model;
    expect([boxes?.items.every(({ checked }) => checked), tickAll]).toEqual([true, undefined]);
    expect(choosePage([all[2]!], {}).model.boxes).toBeUndefined();
  });
});

test('what is confirmed is sent back in the version that was shown', () => {
  const chosen = [home('A1', { unconfirmed: ['1.1'] }), home('A2')].filter((one) => isOffered(one));
  const { hidden, rows, submit } = checkPage(chosen).model;
  expect(rows.map(({ confirmed }) => confirmed)).toEqual(['You confirm 1.1.', 'All confirmed already.']);
  expect(submit).toBe('Publish for 2 organisations');
  expect(organisationsIn(hidden.map(({ value }) => value))).toEqual([
    { code: 'A1', level: 'met', version: 12 },
    { code: 'A2', level: 'met', version: 12 },
  ]);
});

test('each that was not published says why', () => {
  const none = { name: 'HOME', level: 'met' as const, publicationId: null, expiresAt: null, detail: null };
  const { title, others } = donePage({
    items: [
      { ...none, code: 'A1', refused: 'changed' },
      { ...none, code: 'A2', refused: 'not-allowed' },
      { ...none, code: 'A3', refused: 'blocked', detail: 'Answer 1.1.1.' },
    ],
  }).model;
  expect(title).toBe('Nothing was published');
  expect(others.map(({ why }) => why)).toEqual([
    'Somebody has changed it since you looked. Read it again before you publish it.',
    'You may not publish for it any more.',
    'Answer 1.1.1.',
  ]);
});
