import { expect, test } from '@jest/globals';
import { changedProfile, emptyProfile, missingAnswers } from './profile-rules.js';

const fields = (profile: Partial<typeof emptyProfile>) =>
  missingAnswers({ ...emptyProfile, ...profile }).map(({ field }) => field);

test('a care provider answers three questions; names may stay blank', () => {
  expect(fields({})).toEqual(['sector', 'nhsmailOnly', 'cyberEssentialsPlus']);
  expect(fields({ sector: 'social-care', nhsmailOnly: 'not-sure', cyberEssentialsPlus: 'no' })).toEqual([]);
});
test('a larger organisation is asked about its other certificates', () => {
  expect(fields({ sector: 'nhs-trust', nhsmailOnly: 'no', cyberEssentialsPlus: 'no' })).toEqual([
    'iso27001',
    'psn',
  ]);
});
test('a certificate needs its date', () => {
  expect(fields({ sector: 'dentist', nhsmailOnly: 'no', cyberEssentialsPlus: 'yes' })).toEqual([
    'cyberEssentialsPlusAwardedOn',
  ]);
});
test('a date given for a certificate is forgotten when there is none', () => {
  const before = {
    ...emptyProfile,
    cyberEssentialsPlus: 'yes' as const,
    cyberEssentialsPlusAwardedOn: '2026-05-01',
  };
  expect(changedProfile(before, { cyberEssentialsPlus: 'no' }).cyberEssentialsPlusAwardedOn).toBeNull();
  expect(changedProfile(before, { siro: 'Ann' }).cyberEssentialsPlusAwardedOn).toBe('2026-05-01');
});
