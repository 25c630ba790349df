import { describe, expect, test } from '@jest/globals';
import type { StaffOrganisation } from './organisation.js';
import { whyThisStatus } from './why.js';

type Reason = StaffOrganisation['why'][number];

const own: Reason = {
  publicationId: '0192f0c4-6b1e-7c3a-9d55-0a1b2c3d4e5f',
  level: 'met',
  edition: '2026-27',
  publishedAt: '2026-05-03T10:00:00.000Z',
  expiresAt: '2027-05-03T10:00:00.000Z',
  through: null,
  via: 'own',
  addedAt: '2026-05-03T10:00:00.000Z',
  endedAt: null,
  current: true,
  formerHeadOffice: false,
  decides: true,
};
const headOffice: Reason = {
  ...own,
  via: 'head-office',
  through: { code: 'AAAC', name: 'HEAD OFFICE OF ROSE' },
};
const verdict = (reason: Reason) => whyThisStatus({ why: [reason] }).verdict;
const beside = (reason: Reason, decisive = own) =>
  whyThisStatus({ why: [decisive, { ...reason, decides: false }] }).others;

describe('what decides', () => {
  test('is told when nothing was ever published', () => {
    expect(whyThisStatus({ why: [] })).toEqual({
      verdict: 'Nothing that counts for it has ever been published.',
      others: [],
    });
  });
  test('may be its own publication', () => {
    expect(verdict(own)).toBe(
      'It published Standards Met for 2026-27 itself on 3 May 2026. It counts until 3 May 2027.',
    );
  });
  test('may be a head office', () => {
    expect(verdict(headOffice)).toBe(
      'HEAD OFFICE OF ROSE (AAAC) published Standards Met for 2026-27 on 3 May 2026 and covers it. It counts until 3 May 2027.',
    );
  });
  test('may be a head office that added it later', () => {
    expect(verdict({ ...headOffice, addedAt: '2026-06-05T10:00:00.000Z' })).toContain(
      'covers it from 5 Jun 2026',
    );
  });
  test('may be a former head office', () => {
    expect(verdict({ ...headOffice, formerHeadOffice: true })).toContain(
      'It no longer operates this organisation',
    );
  });
  test('may be the other code of the same location, or a copy', () => {
    expect(verdict({ ...headOffice, via: 'same-location' })).toContain('the other code of the same location');
    expect(verdict({ ...headOffice, via: 'copied' })).toContain('was copied to it');
  });
  test('may have expired', () => {
    expect(verdict({ ...own, current: false })).toContain(
      'It counted until 3 May 2027, and nothing newer counts.',
    );
  });
});

describe('what else was weighed', () => {
  test('is weaker by its level', () => {
    expect(beside({ ...headOffice, level: 'approaching' })).toEqual([
      'HEAD OFFICE OF ROSE (AAAC) published Approaching Standards for 2026-27 on 3 May 2026 and covers it. It also counts, until 3 May 2027, but its level is lower.',
    ]);
  });
  test('is weaker by its expiry', () => {
    expect(beside({ ...headOffice, expiresAt: '2027-01-01T00:00:00.000Z' })[0]).toContain(
      'but it expires earlier',
    );
  });
  test('is weaker because it is not its own', () => {
    expect(beside(headOffice)[0]).toContain('but what an organisation publishes itself comes first');
  });
  test('may be a copy that was taken back', () => {
    const copy = { ...headOffice, via: 'copied', endedAt: '2026-06-05T10:00:00.000Z' } as const;
    expect(beside(copy)[0]).toMatch(/was copied to it\. That was taken back on 5 Jun 2026\.$/);
  });
  test('may have expired', () => {
    expect(beside({ ...own, current: false })[0]).toContain('It counted until 3 May 2027.');
  });
});
