import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { TestPortal } from './portal.js';

/** Started on another day than the world outside has. */
let portal: TestPortal;
beforeAll(async () => {
  portal = await TestPortal.start({ TODAY: '2027-09-01' });
});
afterAll(() => portal?.close());

test('files and pages are of that day', async () => {
  const { text } = await portal.http.get('/security.txt').expect(200);
  expect(/Expires: (.*)/.exec(text)![1]).toMatch(/^2027-1[12]-/);
});

test('scripts are told what time it is here', async () => {
  const { headers } = await portal.http.get('/api/session/end').expect(401);
  expect(headers['dspt-now']).toMatch(/^2027-09-0/);
});

test('pages of somebody who is signed in say when they end, and what time it is here', async () => {
  const reply = await portal.http.get('/account').set('cookie', portal.session());
  expect(reply.text).toMatch(/data-ends-at="[^"]+" data-now="2027-09-0/);
});
