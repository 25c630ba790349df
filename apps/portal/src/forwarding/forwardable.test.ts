import { describe, expect, test } from '@jest/globals';
import { forwardable } from './forwardable.js';

describe('forwarding', () => {
  test.each([
    ['organisations', 'GET', 'organisations/VL00D'],
    ['identity', 'DELETE', 'sessions/current'],
    ['identity', 'POST', 'me/second-factor'],
    ['identity', 'GET', 'invitations/abc'],
  ] as const)('lets through %s %s %s', (service, method, path) =>
    expect(forwardable(service, method, path)).toBe(true),
  );

  test.each([
    ['identity', 'POST', 'sessions'],
    ['identity', 'POST', 'sessions/'],
    ['identity', 'POST', '/sessions'],
    ['identity', 'POST', '%73essions'],
    ['identity', 'POST', 'invitations/abc/acceptance'],
    ['identity', 'POST', 'staff/views'],
    ['identity', 'POST', 'sessions/current/second-factor'],
    ['identity', 'PUT', 'me/second-factor'],
    ['identity', 'POST', 'x/../sessions'],
    ['identity', 'GET', '%E0%A4%A'],
    ['organisations', 'GET', 'health'],
  ] as const)('keeps back %s %s %s', (service, method, path) =>
    expect(forwardable(service, method, path)).toBe(false),
  );
});
