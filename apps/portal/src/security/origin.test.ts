import { describe, expect, test } from '@jest/globals';
import { cameFrom } from './origin.js';

const ours = 'https://toolkit.example';

describe('a change', () => {
  test.each([
    { origin: ours },
    { origin: 'null', 'sec-fetch-site': 'same-origin' },
    { 'sec-fetch-site': 'same-origin' },
    { referer: `${ours}/sign-in` },
  ])('is accepted from our own pages: %j', (headers) => expect(cameFrom(ours, headers)).toBe(true));

  test.each([
    {},
    { origin: 'https://evil.example' },
    { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' },
    { origin: 'null' },
    { origin: 'null', referer: `${ours}/` },
    { 'sec-fetch-site': 'cross-site', referer: `${ours}/` },
    { 'sec-fetch-site': 'same-site' },
    { referer: 'https://toolkit.example.evil.example/' },
    { referer: 'nonsense' },
  ])('is refused from anywhere else: %j', (headers) => expect(cameFrom(ours, headers)).toBe(false));
});
