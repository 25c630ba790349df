import { describe, expect, test } from '@jest/globals';
import { noAnswer as empty } from '@dspt/contracts/assessment/assessments';
import type { Change } from '@dspt/contracts/assessment/changes';
import { assertion, assessment, itemSummary } from '../../../test/samples.js';
import { activityPage } from './activity.page.js';
import { filterForm, wantedIn } from './filter.js';

const ann = { id: '9d0e6f9b-64a5-4f0e-9f16-3f5d5b2b1c01', name: 'Ann Lee' };
const facts = { at: '2026-05-03T13:05:00Z', by: ann, edition: '2026-27' };
const answered: Change = {
  ...facts,
  did: 'answered',
  item: { ref: '1.1.1', question: 'Question 1.1.1?' },
  from: null,
  to: { ...empty, state: 'answered', text: 'ZA1' },
  through: null,
};
const known = assessment([
  assertion('1.1', [itemSummary('1.1.1'), itemSummary('1.1.2', { section: 'Staffing' })]),
]);

function shown(items: Change[], query: Record<string, unknown> = {}, total = items.length) {
  const found = { items, total, people: [ann] };
  return activityPage(filterForm(query), known, { people: [ann], found, page: 1 }).model;
}

describe('who changed what', () => {
  test('has when, who, which question and what was there before', () => {
    expect(shown([answered]).found!.rows).toEqual([
      {
        when: '3 May 2026 at 2:05pm',
        who: 'Ann Lee',
        what: 'Answered',
        year: undefined,
        questions: [{ text: '1.1.1 Question 1.1.1?', href: '/assessment/items/1.1.1' }],
        answer: {
          summary: 'Before and after (1.1.1)',
          before: [{ text: 'Not answered' }],
          after: [{ text: 'ZA1' }],
        },
      },
    ]);
  });
  test('leads to no page for a question of another year', () => {
    const [row] = shown([{ ...answered, edition: '2025-26' }]).found!.rows;
    expect(row).toMatchObject({ year: 'Year 2025-26', questions: [{ href: undefined }] });
  });
  test('has nothing before and after where nothing was answered, or nothing changed', () => {
    const same = { ...answered, from: answered.to };
    const confirmed: Change = {
      ...facts,
      did: 'confirmed',
      assertions: [{ ref: '1.1', title: 'Assertion 1.1' }],
    };
    const { rows } = shown([same, confirmed]).found!;
    expect(rows.map(({ answer }) => answer)).toEqual([undefined, undefined]);
    expect(rows[1]!.questions).toEqual([{ text: '1.1 Assertion 1.1', href: '/assessment#assertion-1.1' }]);
  });
  test('says that nothing matches, and that nothing has happened', () => {
    expect(shown([]).found!.count).toBe('Nothing has happened yet');
    expect(shown([], { person: ann.id }).found!.count).toContain('Nothing matches');
  });
});

describe('the filter', () => {
  const query = {
    person: ann.id,
    about: '1.1.1',
    'since-day': '3',
    'since-month': '5',
    'since-year': '2026',
  };
  test('stays chosen, and goes along to the next page and the file', () => {
    const { person, about, found, all } = shown([answered], query, 200);
    expect(person.items.find(({ selected }) => selected)!.text).toBe('Ann Lee');
    expect(about.items.find(({ selected }) => selected)!.value).toBe('1.1.1');
    expect(found!.pages!.next!.href).toContain('about=1.1.1');
    expect(found!.downloadPath).toContain(`person=${ann.id}`);
    expect(all).toBe('/assessment/activity');
  });
  test('asks for a question by its number, and for a section by its name', () => {
    expect(wantedIn(filterForm(query))).toEqual({ person: ann.id, ref: '1.1.1', since: '2026-05-03' });
    expect(wantedIn(filterForm({ about: 'Staffing', page: ['1'] }))).toMatchObject({ section: 'Staffing' });
    expect(wantedIn(filterForm({ about: ['1.1.1'] }))).toMatchObject({ section: undefined });
  });
  test('offers sections before questions', () => {
    expect(shown([]).about.items.map(({ value }) => value)).toEqual([
      '',
      'Data security',
      'Staffing',
      '1.1.1',
      '1.1.2',
    ]);
  });
  test('says which part of a day is wrong', () => {
    expect(() =>
      wantedIn(filterForm({ 'since-day': '31', 'since-month': '2', 'since-year': '2026' })),
    ).toThrow();
  });
});
