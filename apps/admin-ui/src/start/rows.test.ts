import { expect, test } from '@jest/globals';
import type { StaffOrganisationRow } from '../organisations/organisation.js';
import type { Action } from '@dspt/contracts/support/actions';
import type { CaseSummary } from '@dspt/contracts/support/cases';
import type { ContactNote } from '@dspt/contracts/support/contact-notes';
import { approvalRow, caseRow, dueRow, expiringRow, requestRow, stuckRow } from './rows.js';

const now = Date.parse('2026-11-26T12:00:00Z');

test('a case says whose it is, and for how long nobody has touched it', () => {
  const one = {
    id: 'x',
    number: 'C-2026-000123',
    topic: 'sign-in',
    state: 'open',
    organisationName: null,
    firstName: 'Ann',
    lastName: 'Bell',
    assignee: null,
    changedAt: '2026-11-26T09:00:00Z',
  } as CaseSummary;
  expect(caseRow(one, now)).toEqual({
    id: 'x',
    text: 'C-2026-000123: I cannot sign in',
    detail: 'Ann Bell. Untouched for 3 hours',
    path: '/cases/x/show',
  });
  const waiting = {
    ...one,
    state: 'waiting',
    organisationName: 'ROSE HOUSE',
    assignee: { id: 'o', name: 'Otto' },
  };
  expect(caseRow(waiting as CaseSummary, now).detail).toBe(
    'ROSE HOUSE. Untouched for 3 hours. Waiting for an answer. With Otto',
  );
});

const action = {
  id: 'a',
  kind: 'unlock',
  undoes: null,
  undoneBy: null,
  state: 'waiting',
  note: null,
  unseen: false,
  preview: { effects: [{ about: 'Ann Bell' }, { about: 'Ann Bell' }] },
  requestedBy: { id: 'o', name: 'Olive Demo' },
  requestedAt: '2026-11-26T11:30:00Z',
  expiresAt: '2026-11-29T11:30:00Z',
} as unknown as Action;

test('what waits for approval says who asked, when, and until when it waits', () => {
  expect(approvalRow(action, now).detail).toBe(
    'Ann Bell. Olive Demo asked less than an hour ago. Approve it by 29 Nov 2026, 11:30',
  );
});

test.each([
  [{}, 'Ann Bell. Waiting for a second person'],
  [{ state: 'refused', note: 'Not verified' }, 'Ann Bell. Refused. Not verified'],
  [{ state: 'done', note: 'left from before' }, 'Ann Bell. Done'],
  [{ state: 'done', undoneBy: 'b' }, 'Ann Bell. Done, and taken back'],
] as const)('what became of a request: %j', (change, detail) =>
  expect(requestRow({ ...action, ...change }).detail).toBe(detail),
);

test('what became of a request is new until it was opened', () => {
  expect([requestRow(action).isNew, requestRow({ ...action, unseen: true }).isNew]).toEqual([false, true]);
});

test.each([
  ['2026-11-26', 'Ring again. Due today. Noted by Kate'],
  ['2026-11-25', 'Ring again. Was due yesterday. Noted by Kate'],
  ['2026-11-20', 'Ring again. Was due on 20 Nov 2026. Noted by Kate'],
])('a next step by %s', (nextOn, detail) => {
  const note = { id: 'n', code: 'VL00D', organisationName: 'ROSE HOUSE', nextAction: 'Ring again', nextOn };
  const row = dueRow({ ...note, by: { id: 'k', name: 'Kate' } } as ContactNote, '2026-11-26');
  expect(row).toMatchObject({
    text: 'ROSE HOUSE (VL00D)',
    detail,
    path: '/organisations/VL00D/show?tab=contacts',
  });
});

test('a site says how far it is, and until when what it has published counts', () => {
  const site = {
    code: 'VL00D',
    name: 'ROSE HOUSE',
    status: { state: 'published', expiresOn: '2026-12-24' },
    progress: { answered: 10, total: 44, lastActivityAt: '2026-10-03T09:00:00Z' },
  } as StaffOrganisationRow;
  expect(stuckRow(site).detail).toBe('10 of 44 answered. Last active 3 Oct 2026');
  expect(expiringRow(site).detail).toBe('Counts until 23 Dec 2026');
});
