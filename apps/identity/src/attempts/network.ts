import ipaddr from 'ipaddr.js';

/** How much of an address makes the network that is counted, and the part of it that is kept. */
const bits = { counted: { ipv4: 32, ipv6: 64 }, kept: { ipv4: 24, ipv6: 48 } };

/**
 * The network that is slowed down: one household or office. Whoever has an IPv6 network has all its addresses; a
 * wider IPv4 network would slow down people nearby.
 * @example networkOf('2001:db8:1:2:3::4') // 2001:db8:1:2::/64
 */
export const networkOf = (address: string): string => within(address, 'counted');

/** What may be written down: it leads to a provider, not to a household. @example keptOf('203.0.113.7') // 203.0.113.0/24 */
export const keptOf = (address: string): string => within(address, 'kept');

function within(address: string, part: keyof typeof bits): string {
  if (!ipaddr.isValid(address)) return part === 'kept' ? 'unknown' : address;
  // An IPv4 address written as IPv6 is that IPv4 address.
  const parsed = ipaddr.process(address);
  const length = bits[part][parsed.kind()];
  const bytes = parsed
    .toByteArray()
    .map((byte, index) => byte & (0xff00 >> Math.min(8, Math.max(0, length - 8 * index))));
  return `${ipaddr.fromByteArray(bytes).toString()}/${length}`;
}
