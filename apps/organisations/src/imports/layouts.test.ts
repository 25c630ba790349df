import { expect, test } from '@jest/globals';
import { isChangesOnly, layoutOf } from './layouts.js';

test.each([
  ['ecarehomesite.csv', 'ecarehomesite'],
  ['ECAREHOMEHQ.CSV', 'ecarehomehq'],
  ['ecarehomesucc-2026-06.csv.gz', 'ecarehomesucc'],
  ['ets (2).csv', 'ets'],
  ['etr_20260601.csv', 'etr'],
  ['ecarehomesite_changes_20270101_to_20270108.csv', 'ecarehomesite'],
  ['local-authorities.csv', 'local-authorities'],
  ['etrust.csv', undefined],
  ['register.csv', undefined],
  ['', undefined],
])('the file %j is taken for %j', (file, kind) => expect(layoutOf(file)?.kind).toBe(kind));

test.each([
  ['ecarehomesite_changes_20270101_to_20270108.csv', true],
  ['ECAREHOMESITE_CHANGES_20270101_TO_20270108 (1).CSV.GZ', true],
  ['edispensary-changes.csv', true],
  ['ecarehomesite.csv', false],
  ['ecarehomesite_20270101.csv', false],
])('the file %j has only what has changed: %j', (file, only) => expect(isChangesOnly(file)).toBe(only));
