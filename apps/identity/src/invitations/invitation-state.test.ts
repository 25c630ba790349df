import { expect, test } from '@jest/globals';
import { linkStateOf } from './invitation-state.js';

const now = new Date('2026-11-02T09:00:00Z');
const later = new Date('2026-11-03T09:00:00Z');
const fresh = { acceptedAt: null, cancelledAt: null, declined: false, expiresAt: later };

test.each([
  ['an invitation is open', fresh, false, 'open'],
  ['it expires', { ...fresh, expiresAt: now }, false, 'expired'],
  ['a fresh link replaces the one before', fresh, true, 'replaced'],
  ['when that has expired, so has the one before', { ...fresh, expiresAt: now }, true, 'expired'],
  ['accepted it is used, whatever the link', { ...fresh, acceptedAt: now }, true, 'used'],
  ['declined it is over', { ...fresh, cancelledAt: now, declined: true }, false, 'declined'],
  ['withdrawn it is cancelled', { ...fresh, cancelledAt: now, expiresAt: now }, false, 'cancelled'],
] as const)('%s', (_, invitation, replaced, state) =>
  expect(linkStateOf(invitation, now, replaced)).toBe(state),
);
