import { describe, expect, test } from '@jest/globals';
import type { ComingUp } from '@dspt/contracts/assessment/coming-up';
import type { Status } from '@dspt/contracts/organisations/register';
import { comingUpPage } from './coming-up.page.js';
import { entriesOf } from './entries.js';

const status: Status = {
  state: 'published',
  level: 'met',
  edition: '2026-27',
  publishedOn: '2026-05-03',
  expiresOn: '2027-05-03',
  through: null,
  formerHeadOffice: false,
};
const items: ComingUp[] = [
  {
    what: 'question',
    on: '2026-11-30',
    ref: '1.1.1',
    question: 'Number?',
    owner: { id: 'b', name: 'Bo Ray' },
  },
  { what: 'action', on: '2026-12-01', ref: '1.3.1', question: 'Policies?', owner: '' },
  { what: 'cyber-essentials-plus', on: '2026-12-31' },
  { what: 'document', on: '2027-05-31', id: 'd', name: 'Policy.pdf', refs: ['1.1.2', '1.1.3'] },
];
const known = { organisationName: 'ROSE HOUSE', today: '2026-12-01', isWhole: true };
const groupsOf = (given = items, published: Status | undefined = status) =>
  comingUpPage(entriesOf(given, published), known).model.groups;

describe('what is coming up', () => {
  test('has what is late first, and then month by month, with where to go', () => {
    expect(
      groupsOf().map(({ heading, entries }) => [heading, entries.map(({ day, href }) => [day, href])]),
    ).toEqual([
      ['The day has passed', [['30 November 2026', '/assessment/items/1.1.1']]],
      [
        'December 2026',
        [
          ['1 December 2026 (today)', '/action-plan'],
          ['31 December 2026', '/profile'],
        ],
      ],
      [
        'May 2027',
        [
          ['2 May 2027', '/publications'],
          ['31 May 2027', '/assessment/documents#document-d'],
        ],
      ],
    ]);
  });
  test('says what to do, and who, when that is known', () => {
    const entries = groupsOf().flatMap((group) => group.entries);
    expect(entries.map(({ detail }) => detail)).toEqual([
      'Number? Who: Bo Ray.',
      'Policies?',
      'When you have the next one, say so in your organisation profile.',
      'To keep Standards Met, publish again by then.',
      'It is used in questions 1.1.2, 1.1.3.',
    ]);
  });
  test('says whose publication it is', () => {
    const covered = { ...status, through: { code: 'A1', name: 'ROSE GROUP' } };
    const [group] = groupsOf([], covered);
    expect(group!.entries[0]).toMatchObject({
      text: 'Last day of what ROSE GROUP has published for you',
      detail: 'Ask them whether they will publish again.',
    });
    expect(groupsOf([], { ...status, state: 'out-of-date' })).toEqual([]);
  });
  test('offers a calendar only when there is something to put into it', () => {
    const { calendarPath } = comingUpPage(entriesOf(items, undefined), known).model;
    expect(calendarPath).toBe('/coming-up.ics');
    expect(comingUpPage([], known).model.calendarPath).toBeUndefined();
  });
});
