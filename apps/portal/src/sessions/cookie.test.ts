import { expect, test } from '@jest/globals';
import type { FastifyReply } from 'fastify';
import { SessionCookie } from './cookie.js';

const written = (publicUrl: string): unknown[] => {
  const calls: unknown[] = [];
  new SessionCookie(publicUrl).write(
    { setCookie: (...call: unknown[]) => calls.push(...call) } as unknown as FastifyReply,
    's',
  );
  return calls;
};
const common = { path: '/', httpOnly: true, sameSite: 'lax' };

test('on a secure website the cookie is bound to it', () => {
  expect(written('https://toolkit.example')).toEqual(['__Host-session', 's', { ...common, secure: true }]);
});

test('on a developer’s machine it works without', () => {
  expect(written('http://localhost:3000')).toEqual(['session', 's', { ...common, secure: false }]);
});
