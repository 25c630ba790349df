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

test('what staff read is not counted with the searches of strangers: a helpdesk shares one address', async () => {
  for (let count = 0; count < 5; count++)
    expect((await portal.http.get('/api/organisations/staff/areas')).status).toBe(401);
});

test('asking what became of emails is limited, on the page and through the way of scripts', async () => {
  const counted = await TestPortal.start({ SEARCHES_PER_MINUTE: 2 });
  const id = '0192f0c4-6b1e-7c3a-9d55-0a1b2c3d4e5f';
  try {
    for (let count = 0; count < 2; count++)
      expect((await counted.http.get(`/check-your-email/${id}`)).status).not.toBe(429);
    await counted.http.get(`/check-your-email/${id}`).expect(429);
    await counted.http.get(`/api/notifications/email-outcomes/${id}`).expect(429);
  } finally {
    await counted.close();
  }
});

test('a search is counted however its address is written', async () => {
  const counted = await TestPortal.start({ SEARCHES_PER_MINUTE: 3, TRUSTED_PROXIES: '127.0.0.1' });
  const from = (address: string, path: string) => counted.http.get(path).set('x-forwarded-for', address);
  try {
    for (const path of ['/%6Frganisations', '/organisations%2Ecsv', '/find-code?q=x'])
      expect((await from('2001:db8:1:2::1', path)).status).not.toBe(429);
    for (const path of ['/organisations', '/%6Frganisations', '/organisations.csv', '/organisations%2Ecsv'])
      await from('2001:db8:1:2:ffff::9', path).expect(429);
    for (const path of ['//organisations', '/organisations/', '/Organisations', '/organisations;x'])
      expect([404, 429]).toContain((await from('2001:db8:1:2::1', path)).status);
    await from('2001:db8:1:3::1', '/organisations').expect(200);
  } finally {
    await counted.close();
  }
});
