import { describe, expect, test } from '@jest/globals';
import type { CoverageReason } from '@dspt/contracts/organisations/coverage';
import { item, site } from '../../../test/samples.js';
import { Form } from '../../pages/form.js';
import { addSitesPage } from './add-sites.page.js';
import { publicationPage, publicationsPage, type PublicationDetail } from './publications.page.js';

const detail = (change: Partial<PublicationDetail> = {}): PublicationDetail => ({
  id: 'c56a4180-65aa-42ec-a945-5fd21dec0538',
  code: 'HQ01',
  organisationName: 'HEAD OFFICE',
  edition: '2026-27',
  level: 'met',
  depth: 'one',
  publishedAt: '2026-05-03T12:00:00.000Z',
  expiresAt: '2027-05-03T12:00:00.000Z',
  publishedBy: 'Ann Lee',
  supersededBy: null,
  sitesCovered: 1,
  sitesLeftOut: 1,
  coverage: [
    {
      code: 'A1',
      name: 'ROSE A1',
      via: 'head-office',
      addedAt: '2026-05-09T12:00:00.000Z',
      addedBy: 'Bo Ray',
    },
  ],
  exclusions: [{ code: 'B2', name: 'ROSE B2', reason: 'Own IT' }],
  assertions: [
    {
      ref: '1.1',
      title: 'Assertion',
      confirmedBy: 'Ann Lee',
      items: [
        {
          ref: '1.1.1',
          question: 'As it was?',
          answer: { ...item().answer, state: 'answered', text: 'We do' },
        },
      ],
    },
  ],
  actionPlan: null,
  ...change,
});

describe('a publication', () => {
  test('is shown as it was, with sites added since and sites left out', () => {
    const { model } = publicationPage(detail(), true);
    expect(model.title).toBe('Standards Met, published 3 May 2026');
    expect(model.sites).toEqual(['ROSE A1 (A1), added on 9 May 2026 by Bo Ray']);
    expect(model.leftOut).toEqual([{ text: 'ROSE B2 (B2)', reason: 'Own IT' }]);
    expect(model.assertions[0]!.items).toEqual([
      { question: '1.1.1 As it was?', lines: [{ text: 'We do' }] },
    ]);
  });

  test('can have sites added only while it is the newest, by whoever may publish', () => {
    expect(publicationPage(detail(), true).model.addSitesPath).toMatch(/sites$/);
    expect(publicationPage(detail(), false).model.addSitesPath).toBeUndefined();
    expect(publicationPage(detail({ supersededBy: detail().id }), true).model.addSitesPath).toBeUndefined();
  });

  test('says in the list until when it counts, or that a newer one has replaced it', () => {
    const own = [detail(), detail({ supersededBy: detail().id })];
    const rows = publicationsPage({ own, coverage: [] }, true).model.rows;
    expect(rows.map(({ validity }) => validity)).toEqual([
      'Counts until 3 May 2027',
      'Replaced by a newer one',
    ]);
  });
});

describe('what others have published', () => {
  const reason = (change: Partial<CoverageReason> = {}): CoverageReason => ({
    publicationId: detail().id,
    level: 'met',
    edition: '2026-27',
    publishedAt: '2026-05-03T12:00:00.000Z',
    expiresAt: '2027-05-02T23:00:00.000Z',
    through: { code: 'HQ01', name: 'HEAD OFFICE' },
    via: 'head-office',
    addedAt: '2026-05-09T12:00:00.000Z',
    endedAt: null,
    current: true,
    formerHeadOffice: false,
    decides: true,
    ...change,
  });
  const shown = (...coverage: CoverageReason[]) => publicationsPage({ own: [], coverage }, true).model;

  test('is said first, with since when, until when, and that nothing has to be done', () => {
    const { counts, byOthers, nothing } = shown(reason());
    expect(counts).toBe(
      'HEAD OFFICE (HQ01) published Standards Met for you on 3 May 2026. It counts until 2 May 2027.',
    );
    expect(byOthers).toEqual([
      {
        by: 'HEAD OFFICE (HQ01)',
        level: 'Standards Met',
        edition: '2026-27',
        since: '9 May 2026',
        until: 'Counts until 2 May 2027',
        certificatePath: '/publications/c56a4180-65aa-42ec-a945-5fd21dec0538/certificate.pdf',
        badgePath: '/publications/c56a4180-65aa-42ec-a945-5fd21dec0538/badge',
      },
    ]);
    expect(nothing).toContain('do not have to while you are covered');
  });
  test.each<[string, Partial<CoverageReason>]>([
    ['It no longer operates your organisation', { formerHeadOffice: true }],
    ['It counted until 2 May 2027, and nothing newer counts.', { current: false }],
    ['the other code of your location', { via: 'same-location' }],
    ['You published Standards Met on 3 May 2026.', { through: null, via: 'own' }],
  ])('in every case: %s', (text, change) => {
    expect(shown(reason(change)).counts).toContain(text);
  });
  test('is history when it is over, or was taken back', () => {
    const over = reason({ current: false, decides: false });
    const back = reason({ ...over, endedAt: '2026-06-01T12:00:00.000Z' });
    const { byOthers, counts, nothing } = shown(over, back);
    expect(byOthers.map(({ until }) => until)).toEqual(['Counted until 2 May 2027', 'Ended on 1 June 2026']);
    expect(counts).toBeUndefined();
    expect(nothing).toBe('Your organisation has not published anything itself.');
  });
  test('is said not to be known while the register is away', () => {
    const { unavailable, byOthers } = publicationsPage({ own: [], coverage: undefined }, true).model;
    expect([unavailable, byOthers]).toEqual([true, []]);
  });
});

describe('adding sites', () => {
  const sites = [site('A1'), site('B2'), site('C3', { name: 'OAK C3' })];

  test('offers those not covered yet, with why they were left out', () => {
    const { items } = addSitesPage(detail(), sites).model.sites;
    expect(items.map(({ value }) => value)).toEqual(['B2', 'C3']);
    expect(items[0]!.hint?.text).toContain('Left out because: Own IT');
  });

  test('offers sites as deep as was published', () => {
    const deep = [...sites, site('D4', { under: { code: 'C3', name: 'OAK C3' } })];
    const offered = (depth: 'one' | 'all') =>
      addSitesPage(detail({ depth }), deep).model.sites.items.map(({ value }) => value);
    expect(offered('one')).toEqual(['B2', 'C3']);
    expect(offered('all')).toEqual(['B2', 'C3', 'D4']);
  });

  test('keeps what is chosen and not shown', () => {
    const { model } = addSitesPage(detail(), sites, Form.of({ sites: ['B2'], q: 'oak' }));
    expect(model.sites.items.map(({ value }) => value)).toEqual(['C3']);
    expect(model.hidden).toEqual([{ name: 'sites', value: 'B2' }]);
    expect(model.chosenText).toBe('You have chosen 1 more that are not shown here.');
  });
});
