import { expect, test } from '@jest/globals';
import { nameKey } from './name-key.js';

const key = (firstName: string, lastName: string) => nameKey({ firstName, lastName });

test.each([
  ['case', 'ANN', 'lee'],
  ['accents', 'Änn', 'Lée'],
  ['blanks', 'A nn', 'Le e'],
  ['hyphens and apostrophes', 'Ann', 'L’e-e'],
])('the same name with other %s is the same person', (_, first, last) => {
  expect(key(first, last)).toBe(key('Ann', 'Lee'));
});
test('another name is another person, also where only the border moves or nothing is a letter', () => {
  expect(key('An', 'nLee')).not.toBe(key('Ann', 'Lee'));
  expect(key('?', '!')).not.toBe(key('!', '?'));
});
