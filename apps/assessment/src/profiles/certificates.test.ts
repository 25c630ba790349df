import { expect, test } from '@jest/globals';
import { awardProblem, certificatesOn } from './certificates.js';
import { emptyProfile } from './profile-rules.js';

const held = (on: string) => ({
  ...emptyProfile,
  cyberEssentialsPlus: 'yes' as const,
  cyberEssentialsPlusAwardedOn: on,
});

test('Cyber Essentials PLUS counts for the 12 months after its award', () => {
  expect(certificatesOn('2026-11-22', held('2026-11-22'))).toEqual(['cyber_essentials_plus']);
  expect(certificatesOn('2026-11-22', held('2025-11-23'))).toEqual(['cyber_essentials_plus']);
  expect(certificatesOn('2026-11-22', held('2025-11-22'))).toEqual([]);
});
test.each([
  ['2028-02-29', '2029-02-27', '2029-02-28'],
  ['2027-02-28', '2028-02-27', '2028-02-28'],
  ['2027-03-01', '2028-02-29', '2028-03-01'],
])('awarded on %s it counts on %s and no longer on %s', (awardedOn, last, over) => {
  expect(certificatesOn(last, held(awardedOn))).toEqual(['cyber_essentials_plus']);
  expect(certificatesOn(over, held(awardedOn))).toEqual([]);
});
test('a date in the future is refused with what to do', () => {
  expect(awardProblem('2026-11-22', '2026-11-23')).toContain('today or in the past');
  expect(awardProblem('2026-11-22', '2024-01-01')).toContain('in the last 12 months');
});
test('saying no means that it does not count', () => {
  expect(certificatesOn('2026-11-22', { ...held('2026-11-01'), cyberEssentialsPlus: 'not-sure' })).toEqual(
    [],
  );
});
test('ISO 27001 and PSN count when they are held', () => {
  expect(certificatesOn('2026-11-22', { ...emptyProfile, iso27001: 'yes', psn: 'yes' })).toEqual([
    'iso27001',
    'psn_ia',
  ]);
});
