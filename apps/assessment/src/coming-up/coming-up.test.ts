import { describe, expect, test } from '@jest/globals';
import type { ComingUp } from '@dspt/contracts/assessment/coming-up';
import { addDays } from '@dspt/contracts/days';
import { emptyProfile } from '../profiles/profile-rules.js';
import { comingUpOn, isMailDay, isMailed, ownersOf, type Dated } from './coming-up.js';

const today = '2026-12-08';
const nothing: Dated = { documents: [], actions: [], assignments: [] };
const uncertified = { profile: emptyProfile, certificates: [] };
const policy = { id: 'd', name: 'Policy.pdf', expiresOn: '2027-03-31', usedIn: ['1.1.2', '1.1.3'] };
const action = { ref: '1.3.1', question: 'Policies?', owner: 'The manager', dueOn: '2027-01-15' };
const bo = { id: 'b', name: 'Bo Ray' };
const given = { ref: '1.1.2', question: 'A list?', owner: bo, dueOn: '2026-12-01', open: true };
const listed = (dated: Partial<Dated>, assessment = uncertified) =>
  comingUpOn(today, assessment, { ...nothing, ...dated }).map(({ what, on }) => `${what} ${on}`);

describe('what is coming up', () => {
  test('is everything that has a day, the first day first', () => {
    expect(listed({ documents: [policy], actions: [action], assignments: [given] })).toEqual([
      'question 2026-12-01',
      'action 2027-01-15',
      'document 2027-03-31',
    ]);
  });
  test.each<[string, Partial<Dated>]>([
    ['a document that no answer uses', { documents: [{ ...policy, usedIn: [] }] }],
    ['a document without a day', { documents: [{ ...policy, expiresOn: null }] }],
    ['what is planned for no day', { actions: [{ ...action, dueOn: null }] }],
    ['a question that is done', { assignments: [{ ...given, open: false }] }],
    ['what is more than a year away', { documents: [{ ...policy, expiresOn: '2027-12-09' }] }],
  ])('has not %s', (_, dated) => expect(listed(dated)).toEqual([]));
  test('has the last day of Cyber Essentials PLUS while it counts', () => {
    const profile = { ...emptyProfile, cyberEssentialsPlusAwardedOn: '2026-05-03' };
    const held = { profile, certificates: ['cyber_essentials_plus' as const] };
    expect(listed({}, held as never)).toEqual(['cyber-essentials-plus 2027-05-02']);
    expect(listed({}, { ...uncertified, profile })).toEqual([]);
  });
});

test.each<[ComingUp['what'], number, boolean]>([
  ['document', -1, true],
  ['document', 60, true],
  ['document', 61, false],
  ['action', 0, true],
  ['question', -1, true],
  ['question', 0, false],
  ['cyber-essentials-plus', 60, true],
])('people are written to about a %s that is due in %i days: %s', (what, days, mailed) => {
  expect(isMailed({ what, on: addDays(today, days) } as ComingUp, today)).toBe(mailed);
});

test('it belongs to whoever sees to the questions it is about', () => {
  const dated = { assignments: [given, { ...given, ref: '1.1.3' }, { ...given, ref: '1.3.1', owner: null }] };
  const owners = (thing: Partial<ComingUp>) => ownersOf(thing as ComingUp, dated);
  expect(owners({ what: 'document', refs: ['1.1.2', '1.1.3', '4.1.1'] })).toEqual(['b']);
  expect(owners({ what: 'action', ref: '1.3.1' })).toEqual([]);
  expect(owners({ what: 'cyber-essentials-plus' })).toEqual([]);
});

test('the email of a month comes on a day on which people work', () => {
  const days = Array.from({ length: 31 }, (_, index) => addDays('2026-12-01', index));
  expect(days.filter((day) => isMailDay(day)).map((day) => Number(day.slice(8)))).toEqual([
    8, 9, 10, 15, 16, 17, 22, 23, 24,
  ]);
});
