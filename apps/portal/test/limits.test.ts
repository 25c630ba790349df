import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { TestPortal } from './portal.js';

let portal: TestPortal;

beforeAll(async () => {
  portal = await TestPortal.start({ CHANGES_PER_MINUTE: 2, SEARCHES_PER_MINUTE: 3 });
});
afterAll(() => portal?.close());

test('an address that changes too much in a minute is asked to wait, and can still read', async () => {
  for (let count = 0; count < 2; count++) await portal.submit('/sign-in', {}).expect(200);
  const reply = await portal.submit('/sign-in', {}).expect(429);
  expect(reply.text).toContain('Too many requests');
  expect(reply.headers['retry-after']).toBeDefined();
  await portal.http.get('/sign-in').expect(200);
});

test('an address that searches too much in a minute is asked to wait', async () => {
  for (let count = 0; count < 3; count++) await portal.http.get('/organisations').expect(200);
  await portal.http.get('/organisations?q=rose').expect(429);
  expect((await portal.http.get('/api/organisations/register').expect(429)).body).toMatchObject({
    code: 'too-many-requests',
  });
});
