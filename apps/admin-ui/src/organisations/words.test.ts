import { expect, test } from '@jest/globals';
import { addressText, areaText, expiryText, progressText, statusText, typeText } from './words.js';

test('a status is told in a few words', () => {
  expect(statusText({ state: 'published', level: 'met' })).toBe('Standards Met');
  expect(statusText({ state: 'out-of-date', level: 'approaching' })).toBe(
    'Approaching Standards, out of date',
  );
  expect(statusText({ state: 'not-published', level: null })).toBe('Not published');
});

test('the last day it counts is past or to come', () => {
  expect(expiryText({ state: 'published', expiresOn: '2027-05-03' })).toBe('Counts until 2 May 2027');
  expect(expiryText({ state: 'out-of-date', expiresOn: '2025-05-03' })).toBe('Counted until 2 May 2025');
  expect(expiryText({ state: 'not-published', expiresOn: null })).toBe('');
});

test('progress says how many of how many', () => {
  expect(progressText({ answered: 12, total: 44, lastActivityAt: null })).toBe('12 of 44 answered');
  expect(progressText(null)).toBe('Not started');
});

test('facts that are not known are said to be so, or left out', () => {
  expect(areaText({ localAuthority: 'Leeds', region: null })).toBe('Leeds');
  expect(areaText({ localAuthority: null, region: null })).toBe('Not known');
  expect(addressText({ lines: ['1 High Street', ''], postcode: 'LS1 4AP' })).toBe('1 High Street, LS1 4AP');
  expect([typeText('pharmacy'), typeText('new-kind')]).toEqual(['Pharmacy', 'new-kind']);
});
