import { describe, expect, test } from '@jest/globals';
import type { CoverageReason } from '@dspt/contracts/organisations/coverage';
import { standingOf } from './standing.js';

const reason = (change: Partial<CoverageReason> = {}): CoverageReason => ({
  publicationId: 'c56a4180-65aa-42ec-a945-5fd21dec0538',
  level: 'met',
  edition: '2026-27',
  publishedAt: '2026-05-03T12:00:00.000Z',
  expiresAt: '2027-05-02T23:00:00.000Z',
  through: { code: 'HQ01', name: 'HEAD OFFICE' },
  via: 'head-office',
  addedAt: '2026-05-03T12:00:00.000Z',
  endedAt: null,
  current: true,
  formerHeadOffice: false,
  decides: true,
  ...change,
});
const later = { publishedAt: '2026-06-01T12:00:00.000Z' };

describe('a certificate', () => {
  test('counts until it expires', () => {
    expect(standingOf(reason(), [reason()])).toEqual({ standing: 'current', since: null });
    expect(standingOf(reason({ current: false }), []).standing).toBe('expired');
  });
  test('is superseded by what the same publisher published next, and stays so', () => {
    const all = [reason({ publishedAt: '2026-07-01T12:00:00.000Z' }), reason(later), reason()];
    const superseded = { standing: 'superseded', since: later.publishedAt };
    expect(standingOf(all[2]!, all)).toEqual(superseded);
    expect(standingOf(reason({ current: false }), all)).toEqual(superseded);
    expect(standingOf(all[0]!, all).standing).toBe('current');
  });
  test.each<[string, Partial<CoverageReason>]>([
    ['the organisation’s own', { through: null, via: 'own' }],
    ['of another head office', { through: { code: 'HQ02', name: 'OTHER' } }],
    ['taken back', { endedAt: '2026-06-02T12:00:00.000Z' }],
  ])('is not superseded by a newer one that is %s', (_, change) => {
    expect(standingOf(reason(), [reason({ ...later, ...change }), reason()]).standing).toBe('current');
  });
  test('that was taken back has ended, whatever came since', () => {
    const endedAt = '2026-05-09T12:00:00.000Z';
    expect(standingOf(reason({ endedAt }), [reason(later)])).toEqual({ standing: 'ended', since: endedAt });
  });
});
