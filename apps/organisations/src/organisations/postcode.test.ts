import { expect, test } from '@jest/globals';
import { outwardPart, tidyPostcode, typedPostcode } from './postcode.js';

test.each([
  ['TA4 1BT', 'TA4 1BT'],
  ['ta41bt', 'TA4 1BT'],
  ['HX7 7BZ ', 'HX7 7BZ'],
  ['SA5 9 EA', 'SA5 9EA'],
  ['EC1A1BB', 'EC1A 1BB'],
  ['W1A 0AX', 'W1A 0AX'],
  ['', null],
  ['LS1', null],
  ['NOT KNOWN', null],
])('the postcode %j is read as %j', (text, postcode) => expect(tidyPostcode(text)).toBe(postcode));

test.each([
  ['LS1', 'LS1'],
  [' ls10 ', 'LS10'],
  ['EC1A', 'EC1A'],
  ['LS1 4DY', null],
  ['P694', null],
  ['L S1', null],
])('the outward part %j is read as %j', (text, part) => expect(outwardPart(text)).toBe(part));

test.each([
  ['ls1.4ap', 'LS1 4AP'],
  ['SE28 OBN', 'SE28 0BN'],
  ['LSI 4AP', 'LS1 4AP'],
  ['S E 2 8 0 B N', 'SE28 0BN'],
  ['W1A OAX', 'W1A 0AX'],
  ['ROSE', null],
  ['LILLY', null],
])('%j, as somebody types it, is the postcode %j', (text, postcode) =>
  expect(typedPostcode(text)).toBe(postcode),
);
