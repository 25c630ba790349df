import { noAnswer } from '@dspt/contracts/assessment/assessments';
import { describe, expect, test } from '@jest/globals';
import type { Problem } from '@dspt/contracts/problem';
import { mustBeAsShown, names, replaced } from './replaced.js';

const [old, newer, other] = ['old', 'newer', 'other'].map((id) => ({
  kind: 'upload' as const,
  id,
  name: `${id}.pdf`,
  size: 1,
})) as [Upload, Upload, Upload];
interface Upload {
  kind: 'upload';
  id: string;
  name: string;
  size: number;
}
const shelf = { kind: 'location' as const, description: 'On the shelf' };
const value = { ...noAnswer, state: 'answered' as const, documents: [other, old, shelf] };

test('the newer document stands where the old one was, and all else stays', () => {
  expect(names(value, 'old')).toBe(true);
  const after = replaced(value, 'old', newer);
  expect(after).toEqual({ ...value, documents: [other, newer, shelf] });
  expect(names(after, 'old')).toBe(false);
});
test('one that the answer names already is named once', () => {
  const both = { ...value, documents: [newer, old] };
  expect(replaced(both, 'old', newer).documents).toEqual([newer]);
});

describe('answers as they were shown', () => {
  const all = new Map(['1.1.2', '1.1.3', '4.1.1'].map((ref) => [ref, { version: 2, changedByName: 'Bo' }]));
  const changed = (shown: { ref: string; version: number }[], using: string[]) => {
    try {
      mustBeAsShown(shown, using, all);
      return [];
    } catch (error) {
      return (error as Problem).details['changed'];
    }
  };
  test('are taken', () => {
    expect(changed([{ ref: '1.1.2', version: 2 }], ['1.1.2'])).toEqual([]);
  });
  test.each([
    ['one that was changed', [{ ref: '1.1.2', version: 1 }], ['1.1.2'], '1.1.2'],
    ['one that names the document no longer', [{ ref: '1.1.2', version: 2 }], [], '1.1.2'],
    ['one that has come to name it', [{ ref: '1.1.2', version: 2 }], ['1.1.2', '4.1.1'], '4.1.1'],
  ])('are named when they are not: %s', (_, shown, using, ref) => {
    expect(changed(shown, using)).toEqual([{ ref, by: 'Bo' }]);
  });
});
