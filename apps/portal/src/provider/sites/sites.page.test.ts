import { describe, expect, test } from '@jest/globals';
import { site } from '../../../test/samples.js';
import { Form } from '../../pages/form.js';
import { correctionIn } from './correction.page.js';
import { matches } from './matching.js';
import { kindIn, type Kind } from './site-kinds.js';
import { headOfficePage, sitesPage, type SiteList } from './sites.page.js';

const list = (change: Partial<SiteList> = {}): SiteList => ({
  code: 'HQ01',
  name: 'HEAD OFFICE',
  headOfficeFunction: false,
  twin: null,
  sites: [site('A1'), site('B2')],
  ...change,
});
const asked = { q: '', kind: undefined, today: '2026-11-29', page: 1, mayManage: true };

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

test('the list says who each site is under, where there is a tree', () => {
  expect(sitesPage(list(), asked).model.columns).toEqual(['Site', 'Place', 'Registered', 'Status']);
  const deep = site('C3', { under: { code: 'B2', name: 'ROSE B2' } });
  const { columns, rows } = sitesPage(list({ sites: [site('B2'), deep] }), asked).model;
  expect(columns).toEqual(['Site', 'Under', 'Place', 'Registered', 'Status']);
  expect(rows.map(({ under }) => under)).toEqual(['HEAD OFFICE', 'ROSE B2 (B2)']);
});

test('the list says how many sites are of each kind, and shows one kind', () => {
  const published = (expiresOn: string) => ({
    status: { ...site('X').status, state: 'published', level: 'met', expiresOn } as const,
  });
  const sites = [
    // The last day is 90 days from now; one day more is not soon.
    site('ENDS', published('2027-02-28')),
    site('LATER', published('2027-03-01')),
    site('NONE', { registered: true }),
  ];
  const shown = (kind?: Kind) => sitesPage(list({ sites }), { ...asked, kind }).model;
  expect(shown().kinds.items.map(({ text }) => text)).toEqual([
    'All (3)',
    'Published (2)',
    'Published, and ends within 90 days (1)',
    'Out of date (0)',
    'Not published (1)',
    'Not registered (2)',
  ]);
  expect(shown('ending').rows.map(({ code }) => code)).toEqual(['ENDS']);
  expect(shown('unregistered').rows.map(({ code }) => code)).toEqual(['ENDS', 'LATER']);
  expect(kindIn('constructor')).toBeUndefined();
});

describe('a proposed correction', () => {
  const typed = { wrong: 'not-ours', sites: 'VN21K', evidence: 'Sold to Thorn Care' };
  const since = { 'since-day': '1', 'since-month': '4', 'since-year': '2026' };

  test('is a message the helpdesk can work with', () => {
    expect(correctionIn(Form.of({ ...typed, ...since }))).toBe(
      'We do not run a site any more, or never did.\n\nSites:\nVN21K\n\nSince: 1 April 2026\n\nHow to check it:\nSold to Thorn Care',
    );
  });
  test.each([
    [{ wrong: '' }, 'Select what is wrong'],
    [{ sites: ' ' }, 'Enter the sites it is about'],
    [{ evidence: '' }, 'Say how the helpdesk can check this'],
    [{ 'since-day': '31', 'since-month': '2', 'since-year': '2026' }, 'February'],
  ])('with %j says what is missing', (change, message) => {
    expect(() => correctionIn(Form.of({ ...typed, ...change }))).toThrow(
      expect.objectContaining({
        details: expect.objectContaining({
          errors: [expect.objectContaining({ message: expect.stringContaining(message) })],
        }),
      }),
    );
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
