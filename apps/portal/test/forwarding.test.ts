import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { openOperations } from '@dspt/contracts/organisations/open-api';
import fc from 'fast-check';
import { backendServices, operationsOf } from '../src/api/directory.js';
import { forwardable } from '../src/forwarding/forwardable.js';
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
  test('keeps its body as it was sent', async () => {
    const cookie = portal.session();
    const send = (path: string) => portal.http.post(path).set('origin', publicUrl).set('cookie', cookie);
    await send('/api/support/staff/actions').type('json').send('{ "a" : 1.0 }').expect(200);
    const type = 'multipart/form-data; boundary=b';
    await send('/api/organisations/imports').set('content-type', type).send('--b raw bytes').expect(200);
    expect(portal.asked).toMatchObject([
      { method: 'POST', body: '{ "a" : 1.0 }' },
      { method: 'POST', body: '--b raw bytes' },
    ]);
    expect(portal.asked[1]!.headers['content-type']).toBe(type);
  });
  test('has the id of its request', async () => {
    const id = '0192f0c4-6b1e-7c3a-9d55-0a1b2c3d4e5f';
    const reply = await portal.http.get('/api/organisations/register').set('x-request-id', id).expect(200);
    expect([reply.headers['x-request-id'], portal.asked[0]!.headers['x-request-id']]).toEqual([id, id]);
    const other = await portal.http.get('/api/organisations/register').set('x-request-id', 'not an id');
    expect(other.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    expect(portal.asked[1]!.headers['x-request-id']).toBe(other.headers['x-request-id']);
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
  test.each([
    '/api/unknown/x',
    '/api/portal/health',
    '/api/identity/health',
    '/api/identity/ready',
    '/api/organisations/%2e%2e/x',
    '/api/organisations/%E0%A4%A',
    '/api/organisations/organisations/%2e%2e',
    '/api/organisations/organisations/%5c..%5cregister',
  ])('leads nowhere else: %s', async (path) => {
    await portal.http.get(path).set('cookie', portal.session()).expect(404);
    expect(portal.asked).toEqual([]);
  });
  test('of somebody who is not signed in is refused before it is read, unless it is for everyone', async () => {
    const types = ['application/json', 'multipart/form-data; boundary=b'];
    for (const service of backendServices)
      for (const { method, path, access, consumes } of operationsOf(service).filter(forwardable)) {
        if (access === 'public' || method === 'GET') continue;
        const address = `/api/${service}${path.replaceAll(/:\w+/g, 'x')}`;
        const status = await portal.beginning(method, address, types[consumes ? 1 : 0]!);
        expect([method, path, status]).toEqual([method, path, 401]);
      }
    expect(portal.asked).toEqual([]);
  });
});

/** As they are, not as a client would tidy them up. */
const raw = async (method: string, path: string): Promise<number> =>
  portal.beginning(method, path, 'application/json', { 'content-length': '3', cookie: portal.session() });

test('however an address is written, a service is asked nothing that is not in its contracts', async () => {
  const oddities = [
    '.',
    '..',
    '%2e',
    '%2E%2e',
    '%2f',
    '%5c',
    '\\',
    '%00',
    '%',
    '%zz',
    '%E0%A4%A',
    '',
    ';',
    '%73',
    '@',
  ];
  const segments = [
    'identity',
    'organisations',
    'sessions',
    'current',
    'staff',
    'impersonations',
    'health',
    'ready',
    'VL00D',
  ];
  const known = backendServices.flatMap((service) =>
    operationsOf(service)
      .filter(forwardable)
      .map(({ method, path }) => new RegExp(`^${method} ${path.replaceAll(/:\w+/g, '[^/?]+')}(\\?|$)`)),
  );
  const piece = fc.oneof(fc.constantFrom(...oddities), fc.constantFrom(...segments));
  const part = fc.tuple(piece, fc.option(piece, { nil: '' })).map(([one, two]) => one + two);
  const paths = fc
    .array(part, { minLength: 1, maxLength: 5 })
    .map((parts) => `/api/identity/${parts.join('/')}`);
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'PATCH'),
      paths,
      async (method, path) => {
        portal.asked.length = 0;
        const status = await raw(method, path);
        for (const asked of portal.asked) {
          const operation = `${asked.method} ${asked.path}`;
          expect(known.some((pattern) => pattern.test(operation))).toBe(true);
          expect(asked.path).not.toMatch(/\\|%5c|\/\.{1,2}(\/|$)/i);
        }
        expect(status).toBeLessThan(500);
      },
    ),
    { numRuns: 150 },
  );
});

describe('a token that a service refuses although the session goes on', () => {
  const refusal = { type: '/problems/x', code: 'sign-in-required', title: 'Sign in', status: 401 };

  test('is replaced, and the service asked once more, with the same body', async () => {
    let times = 0;
    portal.answer = () => (++times === 1 ? { status: 401, body: refusal } : { body: { ok: true } });
    const before = portal.exchanges;
    const reply = await portal.http
      .post('/api/support/staff/actions')
      .set('origin', publicUrl)
      .set('cookie', portal.session())
      .send({ a: 1 })
      .expect(200);
    expect(reply.body).toEqual({ ok: true });
    expect(portal.asked.map(({ body }) => body)).toEqual(['{"a":1}', '{"a":1}']);
    expect(portal.exchanges).toBe(before + 2);
  });
  test('never signs anybody out: what cannot be asked again is said to be unavailable', async () => {
    portal.answer = () => ({ status: 401, body: refusal });
    const cookie = portal.session();
    await portal.http.get('/api/support/staff/actions').set('cookie', cookie).expect(503);
    expect(portal.asked).toHaveLength(2);
    const upload = portal.http.post('/api/organisations/imports').set('origin', publicUrl);
    await upload.set('cookie', cookie).attach('file', Buffer.from('x'), 'x.csv').expect(503);
    await portal.http.get('/sites').set('cookie', cookie).expect(503);
  });
  test('of a session that has ended is refused as it is', async () => {
    const cookie = portal.session();
    portal.answer = () => {
      portal.sessions.clear();
      return { status: 401, body: refusal };
    };
    const reply = await portal.http.get('/api/support/staff/actions').set('cookie', cookie).expect(401);
    expect(reply.body).toMatchObject({ code: 'sign-in-required' });
  });
});

describe('the open interface', () => {
  test.each(openOperations.map((operation) => [operation.path, operation] as const))(
    '/api/v1%s is the same whoever is signed in, and for any website',
    async (path, { access, method }) => {
      expect([access, method]).toEqual(['public', 'GET']);
      const reply = await portal.http
        .get(`/api/v1${path.replace(':code', 'A1')}`)
        .set('cookie', portal.session())
        .set('origin', 'https://elsewhere.example')
        .expect(200);
      expect(portal.asked).toMatchObject([{ method: 'GET', path: path.replace(':code', 'A1') }]);
      expect(portal.asked[0]!.headers.authorization).toBeUndefined();
      expect(reply.headers['access-control-allow-origin']).toBe('*');
      expect(reply.headers['access-control-allow-credentials']).toBeUndefined();
    },
  );
  test('describes itself', async () => {
    const { body, headers } = await portal.http.get('/api/v1/openapi.json').expect(200);
    const { paths } = body as { paths: object };
    expect(Object.keys(paths).toSorted()).toEqual(
      openOperations.map(({ path }) => path.replace(':code', '{code}')).toSorted(),
    );
    expect(headers['access-control-allow-origin']).toBe('*');
  });
  test('has nothing else, and takes nothing', async () => {
    await portal.http.get('/api/v1/staff/organisations').expect(404);
    await portal.http.post('/api/v1/register').set('origin', publicUrl).expect(404);
    expect(portal.asked).toEqual([]);
  });
});
