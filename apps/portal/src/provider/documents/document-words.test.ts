import { describe, expect, test } from '@jest/globals';
import { documentSummary } from '../../../test/samples.js';
import { datesLines, documentsLink, expiryTag, expiryTags, outOfDateText } from './document-words.js';

const today = '2026-11-29';

describe('a document that has a last day', () => {
  test.each([
    ['2026-05-03', 'Out of date since 3 May 2026', 'red'],
    ['2026-11-28', 'Out of date since 28 November 2026', 'red'],
    ['2026-11-29', 'Runs out on 29 November 2026 (today)', 'orange'],
    ['2026-11-30', 'Runs out on 30 November 2026 (in 1 day)', 'orange'],
    ['2026-12-29', 'Runs out on 29 December 2026 (in 30 days)', 'orange'],
  ])('%s: %s', (expiresOn, text, colour) =>
    expect(expiryTag({ expiresOn }, today)).toEqual({ text, colour }),
  );
  test.each(['2026-12-30', null])('%s: nothing yet', (expiresOn) =>
    expect(expiryTag({ expiresOn }, today)).toBeUndefined(),
  );
});

test('only what an answer uses is to be looked at', () => {
  const past = documentSummary({ id: 'a', expiresOn: '2026-05-03' });
  const soon = documentSummary({ id: 'b', expiresOn: '2026-12-03' });
  const unused = documentSummary({ id: 'c', expiresOn: '2026-05-03', usedIn: [] });
  const later = documentSummary({ id: 'd', expiresOn: '2027-05-03' });
  expect(documentsLink([past, soon, unused, later], today)).toEqual({
    text: '2 documents are out of date or will be within 30 days',
    href: '/assessment/documents',
  });
  expect(documentsLink([soon], today)?.text).toBe('1 document is out of date or will be within 30 days');
  expect(documentsLink([unused, later], today)).toBeUndefined();
  expect(outOfDateText([past, soon, unused], today)).toBe('One document in your answers is out of date.');
  expect(outOfDateText([soon, unused], today)).toBeUndefined();
  expect([...expiryTags([past, later], today).keys()]).toEqual(['a']);
});

test('what was said of its dates is not said twice', () => {
  const document = documentSummary({ effectiveOn: '2026-05-03', expiresOn: '2027-05-03' });
  expect(datesLines(document)).toEqual(['In use from 3 May 2026', 'Look at it again by 3 May 2027']);
  expect(datesLines(document, expiryTag(document, '2027-05-01'))).toEqual(['In use from 3 May 2026']);
  expect(datesLines(documentSummary())).toEqual([]);
});
