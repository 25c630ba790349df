import { describe, expect, test } from '@jest/globals';
import type { ChangedItem } from '@dspt/contracts/assessment/carry-over';
import { assertion, assessment, itemSummary } from '../../../test/samples.js';
import { changesPage } from './changes.page.js';

const edition = { id: '2026-27', name: '2026 to 2027', opensOn: '2026-09-01', deadline: '2027-06-30' };
const previous = { id: '2025-26', name: '2025 to 2026', opensOn: '2025-09-01', deadline: '2026-06-30' };
const changed = (change: Partial<ChangedItem>): ChangedItem => ({
  change: 'reworded',
  ref: '1.1.5',
  previousRef: '1.1.5',
  question: 'Who?',
  mandatoryFor: 'approaching',
  previouslyMandatoryFor: 'approaching',
  reconfirm: true,
  ...change,
});
const mine = assessment([assertion('1.1', [itemSummary('1.1.5', { state: 'carried-over' })])], {
  carriedOver: { from: '2025-26', answers: 3, toLookAt: 1 },
});

describe('what has changed this year', () => {
  test('is grouped by what became of each question, with the way to it and how it stands', () => {
    const changes = [
      changed({}),
      changed({ change: 'retired', ref: null, previousRef: '9.6.9', mandatoryFor: null }),
      changed({ change: 'new', ref: '4.3.1', previousRef: null, mandatoryFor: 'met' }),
    ];
    const { groups } = changesPage({ edition, previous, changes }, mine).model;
    expect(groups.map(({ heading, items }) => [heading, items])).toEqual([
      [
        'New questions',
        [{ text: '4.3.1 Who?', href: '/assessment/items/4.3.1', notes: ['Needed for Standards Met'] }],
      ],
      [
        'Questions with new words',
        [{ text: '1.1.5 Who?', href: '/assessment/items/1.1.5', notes: ['Check again'] }],
      ],
      ['Questions that are not asked any more', [{ text: '9.6.9 Who?', href: undefined, notes: [] }]],
    ]);
  });
  test('says the level and the number as they were', () => {
    const changes = [
      changed({ change: 'level changed', ref: '7.1.2', previousRef: '7.1.2', previouslyMandatoryFor: 'met' }),
      changed({ change: 'renumbered', ref: '8.3.5', previousRef: '8.3.1' }),
    ];
    const { groups } = changesPage({ edition, previous, changes }, mine).model;
    expect(groups.flatMap(({ items }) => items.flatMap(({ notes }) => notes))).toEqual([
      'Last year: needed for Standards Met. Now: needed for all levels',
      'Last year it was number 8.3.1',
    ]);
  });
  test('leads to the answers of last year while some have not been looked at', () => {
    const page = (carriedOver: typeof mine.carriedOver) =>
      changesPage({ edition, previous: null, changes: [] }, { ...mine, carriedOver }).model;
    expect(page(mine.carriedOver).check).toBe('/assessment/last-year');
    expect(page(null)).toMatchObject({ check: undefined, groups: [] });
  });
});
