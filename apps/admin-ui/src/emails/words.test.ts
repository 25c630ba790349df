import { expect, test } from '@jest/globals';
import { outcomeText, templateText, undelivered } from './words.js';

const email = {
  to: 'ann@care.example',
  state: 'waiting',
  sentAt: null,
  lastError: null,
  nextAttemptAt: null,
} as const;

test('the outcome of an email says what happened and what happens next', () => {
  expect(outcomeText(email)).toBe('Waiting to be sent');
  expect(outcomeText({ ...email, state: 'sent', sentAt: '2026-05-03T10:05:00.000Z' })).toBe(
    'Sent 3 May 2026, 11:05',
  );
  expect(
    outcomeText({ ...email, lastError: 'Mailbox busy', nextAttemptAt: '2026-05-03T10:10:00.000Z' }),
  ).toBe('Waiting, next try 3 May 2026, 11:10 (Mailbox busy)');
  expect(outcomeText({ ...email, state: 'failed', lastError: '550 5.1.1 No such mailbox' })).toBe(
    'Not delivered. The mail server of care.example refused it: it does not know this address (550 5.1.1 No such mailbox)',
  );
  expect(outcomeText({ ...email, state: 'failed' })).toBe(
    'Not delivered. The mail server of care.example refused it',
  );
  expect(outcomeText({ ...email, state: 'cancelled' })).toBe('Not sent: not needed any more');
  expect(outcomeText({ ...email, state: 'switched-off' })).toBe(
    'Not sent: the person has switched these emails off',
  );
});

test('only what was for exactly this address did not reach it', () => {
  const found = [{ to: 'ann@care.example' }, { to: 'joann@care.example' }] as Parameters<
    typeof undelivered
  >[1];
  expect(undelivered('Ann@care.example', found)).toEqual([{ to: 'ann@care.example' }]);
});

test('a kind of email this page does not know keeps its name', () => {
  expect([templateText('published'), templateText('brand-new')]).toEqual(['Published', 'brand-new']);
});
