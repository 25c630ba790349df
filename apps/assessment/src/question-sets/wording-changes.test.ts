import { expect, test } from '@jest/globals';
import { shippedFile } from '../../test/support/question-sets.js';
import { wordingChanges } from './wording-changes.js';

const file = shippedFile('2026-27');

test('the same file has no changes, whatever the order of its items', () => {
  expect(wordingChanges(file, { ...file, items: file.items.toReversed() })).toEqual([]);
});
test('a revised, an added and a removed item are told apart', () => {
  const items = file.items
    .filter(({ ref }) => ref !== '1.1.2')
    .flatMap((item) =>
      item.ref === '1.1.1'
        ? [
            { ...item, question: 'Is it?' },
            { ...item, ref: '1.1.99' },
          ]
        : [item],
    );
  expect(wordingChanges(file, { ...file, items }).map(({ ref, change }) => [ref, change])).toEqual([
    ['1.1.1', 'revised'],
    ['1.1.2', 'removed'],
    ['1.1.99', 'added'],
  ]);
});
test('a new deadline is a change of the edition itself', () => {
  const changes = wordingChanges(file, { ...file, deadline: '2027-07-31' });
  expect(changes).toMatchObject([{ ref: null, change: 'revised' }]);
});
