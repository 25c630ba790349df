import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Redirect } from './pages/view.js';
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
    '/.//evil.example/x',
    '/a/..//evil.example',
    '/%2e//evil.example',
    '/\r\nlocation: https://evil.example',
    'javascript:alert(1)',
    '/。evil.example',
    ['/a', '/b'],
  ])('is refused when it could lead elsewhere: %j', (text) => expect(localPath(text, '/home')).toBe('/home'));

  test('is not kept when it is too long to go into an address itself', () => {
    expect(localPath(`/x?q=${'a'.repeat(3000)}`, '/home')).toBe('/home');
  });

  test('whatever is let through stays on this website, however a browser reads it', () => {
    const oddities = [
      '/',
      '\\',
      '.',
      '..',
      '%2e',
      '%2f',
      '%5c',
      '\t',
      '\r\n',
      '@',
      ':',
      '?',
      '#',
      'evil.example',
    ];
    const more = ['//', 'javascript:', 'https:', '。', '／', '%09', ';', 'a', '\u0000', '\u00ad', '[::1]'];
    const address = fc.oneof(
      fc.array(fc.constantFrom(...oddities, ...more), { maxLength: 8 }).map((parts) => `/${parts.join('')}`),
      fc.string({ unit: 'binary' }),
      fc.webUrl({ withQueryParameters: true, withFragments: true }),
    );
    fc.assert(
      fc.property(address, (text) => {
        for (const path of [localPath(text, '/home'), new Redirect(text).path]) {
          for (const base of [
            'https://toolkit.example',
            'http://localhost:3000/sign-in/second-factor?return=x',
          ])
            expect(new URL(path, base).origin).toBe(new URL(base).origin);
          expect(path).toMatch(/^\/(?!\/)[\x21-\x7e]*$/);
          expect(localPath(path, '')).toBe(path);
        }
      }),
      { numRuns: 500 },
    );
  });
});
