import { describe, expect, test } from '@jest/globals';
import { caseTopicNames, type CaseSummary } from '@dspt/contracts/support/cases';
import { ageText, differences } from './words.js';

const now = Date.parse('2026-11-26T12:00:00Z');

test.each([
  ['2026-11-26T11:30:00Z', 'Less than an hour'],
  ['2026-11-26T10:59:00Z', '1 hour'],
  ['2026-11-24T13:00:00Z', '47 hours'],
  ['2026-11-24T11:00:00Z', '2 days'],
  ['2026-11-27T11:00:00Z', 'Less than an hour'],
])('a case opened at %s is %s old', (openedAt, text) => expect(ageText(openedAt, now)).toBe(text));

describe('two looks at a case', () => {
  const seen = { state: 'open', topic: 'other', code: null, assignee: null } as CaseSummary;
  test('that are the same differ in nothing', () => expect(differences(seen, seen)).toEqual([]));
  test('that are not say in what', () => {
    const after = {
      ...seen,
      state: 'solved',
      topic: 'link-email',
      assignee: { id: '', name: 'Otto' },
    } as CaseSummary;
    expect(differences(seen, after)).toEqual([
      'State: you saw “Open”, it is “Solved” now',
      `Topic: you saw “${caseTopicNames.other}”, it is “${caseTopicNames['link-email']}” now`,
      'Assignee: you saw “nobody”, it is “Otto” now',
    ]);
  });
});
