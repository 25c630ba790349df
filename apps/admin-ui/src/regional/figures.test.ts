import { expect, test } from '@jest/globals';
import { listPath, shareText } from './figures.js';

test('a number leads to the list of the sites it counts', () => {
  const path = listPath({ expiring: '30' }, { localAuthority: 'Kent' });
  expect(JSON.parse(new URL(path, 'http://x').searchParams.get('filter')!)).toEqual({
    site: 'true',
    expiring: '30',
    localAuthority: 'Kent',
  });
});
test.each([
  [1, 3, '33%'],
  [0, 3, '0%'],
  [0, 0, ''],
])('%i of %i is %j', (count, whole, text) => expect(shareText(count, whole)).toBe(text));
