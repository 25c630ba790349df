import { expect, test } from '@jest/globals';
import { searchName } from '@dspt/service-kit/search-words';
import { readWanted } from './search.js';

test.each([
  ["ST MARY'S & ST JOHN’S", ' st marys and st johns'],
  ['  CAFÉ  (ROSE), THE ', ' cafe rose the'],
  ['18-20 THE ELMS', ' 18 20 the elms'],
])('the name %j is searched as %j', (name, text) => expect(searchName(name)).toBe(text));

test('what was typed is read in every way it can be meant', () => {
  expect(readWanted(' ls1 ')).toEqual({
    code: 'LS1',
    codes: expect.arrayContaining(['LS1', 'LSI']),
    codePrefix: 'LS1',
    cqcLocationId: null,
    postcode: null,
    outward: 'LS1',
    words: ['ls1'],
    tellingWords: ['ls1'],
  });
  expect(readWanted('ta41bt')).toMatchObject({ code: 'TA41BT', postcode: 'TA4 1BT', outward: null });
  expect(readWanted('1-119125834')).toMatchObject({ cqcLocationId: '1-119125834' });
});
test('only the first eight words count', () => {
  expect(readWanted('a b c d e f g h i j').words).toHaveLength(8);
});
