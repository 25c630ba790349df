import type { Site } from '@dspt/contracts/organisations/sites';
import { describe, expect, test } from '@jest/globals';
import { leaveOut, matching, takeIn, withReasons, withTicks, type SiteFilter } from './site-choice.js';

const site = (code: string, name: string, town: string): Site => ({
  code,
  name,
  town,
  postcode: 'LS1 4AP',
  localAuthority: 'Leeds',
  joinedOn: null,
  under: null,
  registered: false,
  status: {
    state: 'not-published',
    level: null,
    edition: null,
    publishedOn: null,
    expiresOn: null,
    through: null,
    formerHeadOffice: false,
  },
});
const sites = [
  site('A1', 'Rose House', 'Leeds'),
  site('B2', 'Oak Lodge', 'York'),
  site('C3', 'Rose Court', 'York'),
];
const all: SiteFilter = { q: '', show: 'all', page: 1 };
const codes = (found: readonly { code: string }[]) => found.map(({ code }) => code);

describe('which sites are shown', () => {
  test('those that have every word somewhere', () => {
    expect(codes(matching(sites, [], { ...all, q: 'rose york' }))).toEqual(['C3']);
    expect(codes(matching(sites, [], { ...all, q: 'b2' }))).toEqual(['B2']);
    expect(codes(matching(sites, [], all))).toEqual(['A1', 'B2', 'C3']);
  });
  test('only those ticked, or only those left out', () => {
    const out = [{ code: 'B2', reason: '' }];
    expect(codes(matching(sites, out, { ...all, show: 'left-out' }))).toEqual(['B2']);
    expect(codes(matching(sites, out, { ...all, show: 'ticked' }))).toEqual(['A1', 'C3']);
  });
});

describe('ticking', () => {
  const before = [
    { code: 'A1', reason: 'Sold' },
    { code: 'Z9', reason: 'On another page' },
  ];
  test('changes only what was shown', () => {
    expect(withTicks(before, ['B2', 'C3'], ['C3'])).toEqual([...before, { code: 'B2', reason: '' }]);
  });
  test('keeps the reason of what stays left out', () => {
    expect(withTicks(before, ['A1', 'B2'], ['B2'])).toEqual(before);
  });
  test('takes a site in again', () => {
    expect(withTicks(before, ['A1'], ['A1'])).toEqual([before[1]]);
  });
  test('everything found at once', () => {
    expect(codes(leaveOut(before, ['A1', 'B2']))).toEqual(['A1', 'Z9', 'B2']);
    expect(codes(takeIn(before, ['A1', 'B2']))).toEqual(['Z9']);
  });
});

test('one reason for all goes only where there is none', () => {
  const out = [
    { code: 'A1', reason: 'Sold' },
    { code: 'B2', reason: '' },
    { code: 'C3', reason: 'Old' },
  ];
  const typed = new Map([
    ['B2', ''],
    ['C3', 'New IT'],
  ]);
  expect(withReasons(out, typed, 'Different IT').map(({ reason }) => reason)).toEqual([
    'Sold',
    'Different IT',
    'New IT',
  ]);
});
