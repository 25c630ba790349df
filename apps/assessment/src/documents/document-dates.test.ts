import { describe, expect, test } from '@jest/globals';
import { datesProblems } from './document-dates.js';

const today = '2026-11-29';
const fieldsOf = (effectiveOn: string | null, expiresOn: string | null) =>
  datesProblems(today, { effectiveOn, expiresOn }).map(({ field }) => field);

describe('dates of a document', () => {
  test.each([
    ['neither', null, null],
    ['the first alone', '2026-05-03', null],
    ['the second alone, although it has passed', null, '2026-05-03'],
    ['both in their order', '2026-05-03', '2026-05-04'],
    ['as far away as they may be', '1996-11-29', '2056-11-29'],
  ])('%s', (_, effectiveOn, expiresOn) => expect(fieldsOf(effectiveOn, expiresOn)).toEqual([]));
  test.each([
    ['the same day', '2026-05-03', '2026-05-03', ['expiresOn']],
    ['in the wrong order', '2026-05-04', '2026-05-03', ['expiresOn']],
    ['in a year of long ago', '1996-11-28', '2027-05-03', ['effectiveOn']],
    ['in a year far ahead', '2026-05-03', '2056-11-30', ['expiresOn']],
    ['both in years that cannot be', '1926-05-03', '2126-05-03', ['effectiveOn', 'expiresOn']],
  ])('refused: %s', (_, effectiveOn, expiresOn, fields) =>
    expect(fieldsOf(effectiveOn, expiresOn)).toEqual(fields),
  );
});
