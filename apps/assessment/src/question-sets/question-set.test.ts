import { describe, expect, test } from '@jest/globals';
import { shippedFile, shippedSet } from '../../test/support/question-sets.js';
import { compareRefs, questionSetFile, type EvidenceItem } from './question-set.js';

const mandatory = (edition: string) =>
  (['approaching', 'met'] as const).map((level) => shippedSet(edition).mandatory[level].length);

test('2026-27 has 27 items for Approaching Standards and 44 for Standards Met', () => {
  expect(mandatory('2026-27')).toEqual([27, 44]);
});
test('2025-26 has 26 and 42', () => {
  expect(mandatory('2025-26')).toEqual([26, 42]);
});

test.each(['2025-26', '2026-27'])(
  'in %s every tick says what must be true, and nothing else does',
  (edition) => {
    for (const { ref, answerType, yesIf } of shippedSet(edition).items)
      expect([ref, yesIf?.includes('You can answer yes if')]).toEqual([
        ref,
        answerType === 'tick' ? true : undefined,
      ]);
  },
);

test.each(['2025-26', '2026-27'])(
  'in %s every item that may be outstanding comes with an action',
  (edition) => {
    for (const { ref, approachingStandards, standardsMet, suggestedAction } of shippedSet(edition).items)
      expect([ref, suggestedAction !== undefined]).toEqual([ref, standardsMet && !approachingStandards]);
  },
);

/** The words of an item that somebody reads before answering it. */
const words = ({ question, yesIf, help, example, notApplicableHint, reviewNote }: EvidenceItem) =>
  [question, yesIf ?? '', ...help, example, notApplicableHint ?? '', reviewNote ?? '']
    .join(' ')
    .split(/\s+/)
    .filter(Boolean).length;

test.each([
  ['2025-26', 4800],
  ['2026-27', 5000],
])('in %s all mandatory items together are at most %i words to read', (edition, budget) => {
  const { met } = shippedSet(edition).mandatory;
  expect(met.reduce((sum, item) => sum + words(item), 0)).toBeLessThanOrEqual(budget);
});

test('references are ordered by their numbers', () => {
  expect(['10.1.2', '1.3.11', '1.3.8', '2.1.1'].toSorted(compareRefs)).toEqual([
    '1.3.8',
    '1.3.11',
    '2.1.1',
    '10.1.2',
  ]);
});

test('an answer shakes its own assertion and those of items that depend on it', () => {
  const set = shippedSet('2026-27');
  expect(set.assertionsOn(set.item('8.1.4')!)).toEqual(['8.1', '8.2']);
  expect(set.assertionsOn(set.item('8.2.1')!)).toEqual(['8.2']);
});

describe('a file that contradicts itself is refused', () => {
  const file = shippedFile('2026-27');
  const withFirst = (change: Partial<EvidenceItem>) => ({
    ...file,
    items: file.items.map((item) => (item.ref === '1.1.1' ? { ...item, ...change } : item)),
  });
  test.each([
    ['an item is listed twice', withFirst({ ref: '1.1.2' })],
    ['has no assertion', withFirst({ assertion: '99.9' })],
    ['depends on an item that is not there', withFirst({ dependsOn: '99.9.9' })],
    ['but not for Standards Met', withFirst({ standardsMet: false })],
    ['has no standard', { ...file, standards: file.standards.slice(1) }],
  ])('%s', (message, wrong) => {
    expect(questionSetFile.safeParse(wrong).error?.message).toContain(message);
  });
});
