import { expect, test } from '@jest/globals';
import { layoutOf } from './layouts.js';

test.each([
  ['ecarehomesite.csv', 'ecarehomesite'],
  ['ECAREHOMEHQ.CSV', 'ecarehomehq'],
  ['ecarehomesucc-2026-06.csv.gz', 'ecarehomesucc'],
  ['ets (2).csv', 'ets'],
  ['etr_20260601.csv', 'etr'],
  ['etrust.csv', undefined],
  ['register.csv', undefined],
  ['', undefined],
])('the file %j is taken for %j', (file, kind) => expect(layoutOf(file)?.kind).toBe(kind));
