import type { Neighbour } from '../api/directory.js';

/** What answers with a session's secret, which must not reach a browser's scripts. */
const withSecret = [
  /^POST sessions\/?$/,
  /^POST sessions\/current\/second-factor\/?$/,
  /^PUT me\/second-factor\/?$/,
  /^POST invitations\/[^/]+\/acceptance\/?$/,
  /^POST staff\/views\/?$/,
];

/** Whether a browser may call this operation of a service; see `/api/session` for signing in. */
export function forwardable(service: Neighbour, method: string, path: string): boolean {
  const decoded = decode(path);
  if (decoded === undefined || decoded.split('/').includes('..') || decoded === 'health') return false;
  return !(service === 'identity' && withSecret.some((pattern) => pattern.test(`${method} ${decoded}`)));
}

function decode(path: string): string | undefined {
  try {
    return decodeURIComponent(path).replaceAll(/\/+/g, '/').replace(/^\//, '');
  } catch {
    return undefined;
  }
}
