import { expect, test } from '@jest/globals';
import { shippedFile, shippedSet } from '../../test/support/question-sets.js';
import { QuestionSet } from '../question-sets/question-set.js';
import { waivedItems } from './tailoring.js';

const set = shippedSet('2026-27');

test('nothing is waived without a certificate', () => {
  expect(waivedItems(set, []).size).toBe(0);
});
test('each waived item names the certificate that waives it', () => {
  expect([...waivedItems(set, ['cyber_essentials_plus'])]).toEqual([
    ['4.2.4', 'cyber_essentials_plus'],
    ['6.2.1', 'cyber_essentials_plus'],
    ['9.1.1', 'cyber_essentials_plus'],
    ['9.2.1', 'cyber_essentials_plus'],
  ]);
});
test('an item that depends on a waived one is waived with it', () => {
  const file = shippedFile('2026-27');
  const items = file.items.map((item) => (item.ref === '8.2.1' ? { ...item, exemptBy: [] } : item));
  expect(waivedItems(new QuestionSet({ ...file, items }, 1), ['psn_ia']).get('8.2.1')).toBe('psn_ia');
});
