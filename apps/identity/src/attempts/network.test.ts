import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { keptOf, networkOf } from './network.js';

test.each([
  ['203.0.113.7', '203.0.113.7/32', '203.0.113.0/24'],
  ['::ffff:203.0.113.7', '203.0.113.7/32', '203.0.113.0/24'],
  ['2001:DB8:1:2:3:4:5:6', '2001:db8:1:2::/64', '2001:db8:1::/48'],
  ['fe80::1%eth0', 'fe80::/64', 'fe80::/48'],
  ['::1', '::/64', '::/48'],
  ['nonsense', 'nonsense', 'unknown'],
])('%s is slowed as %s and kept as %s', (address, network, kept) => {
  expect([networkOf(address), keptOf(address)]).toEqual([network, kept]);
});

test('every address of one IPv6 network is counted as one, and no address of another', () => {
  const half = fc.array(fc.integer({ min: 0, max: 0xffff }), { minLength: 4, maxLength: 4 });
  const written = (parts: number[]) => parts.map((part) => part.toString(16)).join(':');
  fc.assert(
    fc.property(half, half, half, half, (network, other, host, guest) => {
      // Addresses that stand for IPv4 ones are counted as those.
      fc.pre(network.some((part) => part !== 0) && other.some((part) => part !== 0));
      const of = (left: number[], right: number[]) => networkOf(`${written(left)}:${written(right)}`);
      expect(of(network, host)).toBe(of(network, guest));
      expect(of(network, host) === of(other, host)).toBe(written(network) === written(other));
    }),
  );
});
