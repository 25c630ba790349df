import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { publicUrl, TestPortal } from './portal.js';

let portal: TestPortal;

beforeAll(async () => {
  portal = await TestPortal.start();
});
afterAll(() => portal?.close());
beforeEach(() => {
  portal.asked.length = 0;
  portal.answer = () => ({ body: { ok: true } });
});

describe('what is sent to /api/<service>', () => {
  test('reaches the service with the token in place of the cookie', async () => {
    const cookie = portal.session();
    const reply = await portal.http
      .get('/api/organisations/staff/organisations?q=rose%20house&page=2')
      .set('cookie', cookie)
      .set('authorization', 'Bearer forged')
      .expect(200);
    expect(reply.body).toEqual({ ok: true });
    const { path, headers } = portal.asked[0]!;
    expect(path).toBe('/staff/organisations?q=rose%20house&page=2');
    expect(headers.authorization).toBe(`Bearer token-of-${cookie.split('=')[1]}`);
    expect(headers.cookie).toBeUndefined();
    expect(headers['x-forwarded-for']).toMatch(/127\.0\.0\.1$/);
  });
  test('keeps its body, whatever its type', async () => {
    await portal.http
      .post('/api/organisations/imports')
      .set('origin', publicUrl)
      .set('content-type', 'application/octet-stream')
      .send(Buffer.from('raw bytes'))
      .expect(200);
    expect(portal.asked[0]).toMatchObject({ method: 'POST', body: 'raw bytes' });
  });
  test('keeps what is encoded in its path', async () => {
    await portal.http.get('/api/organisations/organisations/A%2FB').expect(200);
    expect(portal.asked[0]!.path).toBe('/organisations/A%2FB');
  });
  test('of a stranger carries no token', async () => {
    await portal.http.get('/api/organisations/register').set('authorization', 'Bearer forged').expect(200);
    expect(portal.asked[0]!.headers.authorization).toBeUndefined();
  });
  test('gets problems as they are, and no cookies', async () => {
    const body = { type: '/problems/x', code: 'x', title: 'X', status: 409 };
    portal.answer = () => ({ status: 409, body, headers: { 'set-cookie': 'evil=1' } });
    const reply = await portal.http.get('/api/assessment/editions').expect(409);
    expect(reply.body).toEqual(body);
    expect(reply.headers['set-cookie']).toBeUndefined();
  });
  test.each([
    '/api/identity/sessions',
    '/api/identity/invitations/abc/acceptance',
    '/api/identity//sessions',
  ])('is kept back where the answer would show a secret: POST %s', async (path) => {
    const reply = await portal.http.post(path).set('origin', publicUrl).send({}).expect(404);
    expect(reply.body).toEqual({
      type: '/problems/not-found',
      code: 'not-found',
      status: 404,
      title: 'There is no such page',
    });
    expect(portal.asked).toEqual([]);
  });
  test.each(['/api/unknown/x', '/api/portal/health', '/api/identity/health', '/api/organisations/%2e%2e/x'])(
    'leads nowhere else: %s',
    async (path) => {
      await portal.http.get(path).expect(404);
      expect(portal.asked).toEqual([]);
    },
  );
});
