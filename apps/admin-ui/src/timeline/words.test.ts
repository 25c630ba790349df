import { expect, test } from '@jest/globals';
import { changeText, didText } from './words.js';

test.each([
  ['member.role-changed', 'Role changed'],
  ['action.link-email', 'Link an email to a further organisation'],
  ['action.link-email.undone', 'Taken back: Link an email to a further organisation'],
  ['something.brand-new', 'Something brand new'],
])('%s reads %j', (did, text) => expect(didText(did)).toBe(text));

test('a change says from what to what, and an action its effects', () => {
  expect(changeText({ from: { role: 'administrator' }, to: { role: 'member' } })).toEqual([
    'role: administrator → member',
  ]);
  expect(changeText({ from: {}, to: { until: '2026-05-03T13:05:00.000Z' } })).toEqual([
    'Until 3 May 2026, 14:05',
  ]);
  const effect = { about: 'Ann', what: 'Role', from: null, to: 'Member' };
  expect(changeText({ from: {}, to: { effects: [effect], approvedBy: 'Sam' } })).toEqual([
    'Ann: Role, nothing → Member',
    'approvedBy: nothing → Sam',
  ]);
});
