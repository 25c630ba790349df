import { expect, test } from '@jest/globals';
import type { SiteChange } from '@dspt/contracts/organisations/sites';
import type { PublicationDetail } from '../publications/publications.page.js';
import { newlyJoined, notDecided } from './joined.js';

const change = (code: string, on: string, what: SiteChange['change'] = 'joined'): SiteChange => ({
  code,
  name: `SITE ${code}`,
  change: what,
  on,
});
const codes = (sites: SiteChange[]) => sites.map(({ code }) => code);

test('sites that joined on the day of publishing or later are new, unless they have gone again', () => {
  const changes = [
    change('V1', '2026-12-02'),
    change('V2', '2026-12-01', 'left'),
    change('V2', '2026-11-30'),
    change('V3', '2026-11-03'),
    change('V4', '2026-11-02'),
  ];
  expect(codes(newlyJoined(changes, { publishedAt: '2026-11-03T00:30:00.000Z' }))).toEqual(['V1', 'V3']);
});

test('those that are covered, or were left out with a reason, are decided', () => {
  const sites = ['V1', 'V2', 'V3'].map((code) => change(code, '2026-12-02'));
  const detail = {
    coverage: [{ code: 'V1', via: 'head-office' }],
    exclusions: [{ code: 'V2', reason: 'Own IT' }],
  } as unknown as PublicationDetail;
  expect(codes(notDecided(sites, detail))).toEqual(['V3']);
});

test('what was published for the organisation alone is not for sites', () => {
  const detail = { coverage: [{ code: 'A1', via: 'own' }], exclusions: [] } as unknown as PublicationDetail;
  expect(notDecided([change('V1', '2026-12-02')], detail)).toEqual([]);
});
