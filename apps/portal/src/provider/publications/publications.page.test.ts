import { describe, expect, test } from '@jest/globals';
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
    const rows = publicationsPage([detail(), detail({ supersededBy: detail().id })], true).model.rows;
    expect(rows.map(({ validity }) => validity)).toEqual([
      'Counts until 3 May 2027',
      'Replaced by a newer one',
    ]);
  });
});

describe('adding sites', () => {
  const sites = [site('A1'), site('B2'), site('C3', { name: 'OAK C3' })];

  test('offers those not covered yet, with why they were left out', () => {
    const { items } = addSitesPage(detail(), sites).model.sites;
    expect(items.map(({ value }) => value)).toEqual(['B2', 'C3']);
    expect(items[0]!.hint?.text).toContain('Left out because: Own IT');
  });

  test('keeps what is chosen and not shown', () => {
    const { model } = addSitesPage(detail(), sites, Form.of({ sites: ['B2'], q: 'oak' }));
    expect(model.sites.items.map(({ value }) => value)).toEqual(['C3']);
    expect(model.hidden).toEqual([{ name: 'sites', value: 'B2' }]);
    expect(model.chosenText).toBe('You have chosen 1 more that are not shown here.');
  });
});
