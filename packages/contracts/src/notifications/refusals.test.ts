import { describe, expect, test } from '@jest/globals';
import { delayText, domainOf, refusalReason, refusalReasonOf, refusalText } from './refusals.js';

describe('why a mail server refuses', () => {
  test.each([
    ['550 5.1.1 <jo@rose.example>: Recipient address rejected: User unknown', 'no-such-address'],
    ['550-5.1.1 The email account that you tried to reach does not exist.', 'no-such-address'],
    ['553 5.1.3 Bad address', 'no-such-address'],
    ['550 5.1.2 Host unknown', 'no-such-domain'],
    ['556 5.1.10 Recipient address has null MX', 'no-such-domain'],
    ['550 5.1.6 Mailbox has moved', 'no-such-address'],
    ['550 5.1.8 Sender address rejected', 'not-from-us'],
    ['550 5.2.1 The account is disabled', 'mailbox-closed'],
    ['552 5.2.2 Mailbox full', 'mailbox-full'],
    ['552 5.2.3 Message too long', 'other'],
    ['550 5.4.1 Recipient address rejected: Access denied', 'no-such-address'],
    ['550 5.4.4 Unable to route', 'no-such-domain'],
    ['550 5.7.1 Blocked', 'not-from-us'],
    ['550 5.7.26 Unauthenticated email', 'not-from-us'],
    ['554 5.7.0 Policy', 'not-from-us'],
    ['550 5.0.0 No', 'other'],
    ['450 4.7.1 Greylisted', 'try-later'],
    ['451 4.3.0 Temporary', 'try-later'],
    ['452 4.2.2 Over quota', 'mailbox-full'],
    ['450 4.1.1 User unknown in the table for now', 'try-later'],
    ['450 Later', 'try-later'],
    ['551 User not local', 'no-such-address'],
    ['552 Over quota', 'mailbox-full'],
    ['553 Mailbox name not allowed', 'no-such-address'],
    ['550 No', 'other'],
    ['554 No', 'other'],
    [
      'Can’t send mail - all recipients were rejected: 550 5.1.1 <a@b.example>: no such user',
      'no-such-address',
    ],
    ['No recipients defined', 'other'],
    ['', 'other'],
    ['connect ECONNREFUSED 127.0.0.1:5501', 'other'],
    ['at 10.550.5.1', 'other'],
  ])('%s: %s', (answer, reason) => expect(refusalReasonOf(answer)).toBe(reason));
});

test('is said in words, with whose server it is, and never in those of the server', () => {
  const domain = domainOf('jo@rose.example');
  expect(refusalText({ domain, reason: 'no-such-address' })).toBe(
    'The mail server of rose.example refused it: it does not know this address',
  );
  expect(refusalText({ domain: null, reason: 'mailbox-full' })).toBe(
    'The mail server refused it: the mailbox is full',
  );
  expect(refusalText({ domain, reason: 'other' })).toContain('does not say why');
  for (const reason of refusalReason.options)
    expect(refusalText({ domain, reason })).toMatch(/^The mail server of rose\.example refused it/);
});

test('what only takes longer is said to do so', () => {
  const domain = 'rose.example';
  expect(delayText({ domain, reason: 'try-later' })).toBe(
    'The mail server of rose.example asked us to try later',
  );
  expect(delayText({ domain, reason: 'mailbox-full' })).toContain('cannot take it now: the mailbox is full');
});
