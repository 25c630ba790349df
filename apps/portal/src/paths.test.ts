import { describe, expect, test } from '@jest/globals';
import { localPath, paths, withQuery } from './paths.js';

describe('paths', () => {
  test('a builder gives an address and the pattern of its route', () => {
    expect(paths.users.remove('a/b')).toBe('/users/a%2Fb/remove');
    expect(paths.users.remove(':id')).toBe('/users/:id/remove');
  });
  test('a query leaves out what is empty and encodes the rest', () => {
    expect(withQuery('/find-code', { q: 'LS1 4AP', page: undefined, x: '' })).toBe('/find-code?q=LS1+4AP');
    expect(withQuery('/find-code', {})).toBe('/find-code');
  });
});

describe('the path to return to', () => {
  test('is kept when it is of this website', () => {
    expect(localPath('/assessment/items/1.1.1?from=list', '/home')).toBe('/assessment/items/1.1.1?from=list');
  });
  test.each([
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    '/\t/evil.example',
    'home',
    '',
    '/a\\b',
  ])('is refused when it could lead elsewhere: %j', (text) => expect(localPath(text, '/home')).toBe('/home'));
});
