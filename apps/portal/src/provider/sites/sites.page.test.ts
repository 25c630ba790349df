import { describe, expect, test } from '@jest/globals';
import { site } from '../../../test/samples.js';
import { matches } from './matching.js';
import { headOfficePage, sitesPage, type SiteList } from './sites.page.js';

const list = (change: Partial<SiteList> = {}): SiteList => ({
  code: 'HQ01',
  name: 'HEAD OFFICE',
  headOfficeFunction: false,
  twin: null,
  sites: [site('A1'), site('B2')],
  ...change,
});
const asked = { q: '', page: 1, mayManage: true };

describe('the list of sites', () => {
  test('offers administrators the head-office function', () => {
    expect(sitesPage(list(), asked).model.headOffice.link).toBe('Publish for your sites too');
    expect(sitesPage(list(), { ...asked, mayManage: false }).model.headOffice.link).toBeUndefined();
    expect(sitesPage(list({ headOfficeFunction: true }), asked).model.headOffice.link).toBe('Change this');
  });

  test('counts what is found, and comes on pages', () => {
    expect(sitesPage(list(), { ...asked, q: 'rose' }).model.count).toBe('2 sites found for “rose”');
    const many = Array.from({ length: 1500 }, (_, index) => site(`S${index}`));
    const { model } = sitesPage(list({ sites: many }), { ...asked, page: 15 });
    expect(model.count).toBe('1,500 sites');
    expect(model.rows).toHaveLength(100);
  });

  test('tells an organisation without sites from a search that found none', () => {
    expect(sitesPage(list({ sites: [] }), asked).model.some).toBe(false);
    expect(sitesPage(list({ sites: [] }), { ...asked, q: 'x' }).model.some).toBe(true);
  });
});

test('a site matches a search by every word of it', () => {
  expect(matches(site('A1'), 'york a1')).toBe(true);
  expect(matches(site('A1'), 'leeds a1')).toBe(false);
  expect(matches(site('A1'), '')).toBe(true);
});

test('the head-office function asks four questions', () => {
  expect(headOfficePage(list()).model.questions.map(({ name }) => name)).toEqual([
    'training',
    'policies',
    'security',
    'it',
  ]);
});
