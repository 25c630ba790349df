import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { exchange } from '@dspt/testing/raw-lines';
import { PageList } from '../src/pages/page-list.js';
import { publicUrl, TestPortal } from './portal.js';

let portal: TestPortal;

beforeAll(async () => {
  portal = await TestPortal.start();
});
afterAll(() => portal?.close());
beforeEach(() => {
  portal.asked.length = 0;
  portal.answer = () => ({ status: 404 });
});

const protection = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'content-security-policy': expect.stringContaining("default-src 'none'"),
};

describe('every reply', () => {
  test('carries a strict content security policy with a nonce of its own', async () => {
    const replies = await Promise.all([portal.http.get('/sign-in'), portal.http.get('/sign-in')]);
    const policies = replies.map(({ headers }) => headers['content-security-policy'] as string);
    expect(policies[0]).toContain("default-src 'none'");
    expect(policies[0]).toContain("frame-ancestors 'none'");
    expect(policies[0]).not.toContain('unsafe');
    const nonces = policies.map((policy) => /script-src 'self' 'nonce-([0-9a-f]+)'/.exec(policy)?.[1]);
    expect(nonces[0]).not.toBe(nonces[1]);
    expect(replies[0]!.text).toContain(`nonce="${nonces[0]}"`);
    expect(replies[0]!.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
    });
  });
  test('of an unknown path is a page that says so', async () => {
    const reply = await portal.http.get('/nowhere').expect(404);
    expect(reply.text).toContain('Page not found');
  });
  test.each([
    '/organisations/%',
    '/organisations/%E0%A4%A',
    '/%zz?x=%',
    '/api/identity/%E0%A4%A',
    `/organisations/${'x'.repeat(5000)}`,
    '/invitations/%00',
  ])('of an address that cannot be right is a refusal with the same protection: %s', async (path) => {
    const body = { type: '/problems/not-found', code: 'not-found', title: 'None', status: 404 };
    portal.answer = () => ({ status: 404, body });
    const reply = await portal.http.get(path);
    expect([400, 404]).toContain(reply.status);
    expect(reply.headers).toMatchObject(protection);
  });
  test('of what is no HTTP is a page with the same protection, and the end of the line', async () => {
    const { port } = portal.app.getHttpServer().address() as { port: number };
    const said = await exchange(port, 'GET / HTTP/1.1\r\nhost: x\r\nbad header\r\n\r\n');
    expect(said).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
    expect(said).toContain('x-content-type-options: nosniff\r\nx-frame-options: DENY');
    expect(said).toContain("content-security-policy: default-src 'none'");
    expect(said).toContain('Your browser sent something that cannot be read');
    expect(await exchange(port, `GET / HTTP/1.1\r\ncookie: ${'x'.repeat(20_000)}\r\n\r\n`)).toMatch(/ 431 /);
  });
  test('of what is no HTTP is a problem for a program', async () => {
    const { port } = portal.app.getHttpServer().address() as { port: number };
    const said = await exchange(port, `GET /api/${'x'.repeat(20_000)} HTTP/1.1\r\nhost: x\r\n\r\n`);
    const [head, body] = said.split('\r\n\r\n');
    expect(head).toMatch(/^HTTP\/1\.1 431 /);
    expect(head).toContain('content-type: application/problem+json');
    expect(head).toContain('x-frame-options: DENY');
    expect(JSON.parse(body!)).toMatchObject({ code: 'bad-request', status: 431 });
  });
  test('of a page whose address is a one-time code is kept nowhere, and its address told to nobody', async () => {
    const paths = portal.app.get(PageList).pages.filter(({ path }) => path.includes(':token'));
    expect(paths.length).toBeGreaterThan(3);
    for (const { method, path } of paths)
      for (const code of ['x'.repeat(43), '%'])
        for (const answer of [{ status: 404 }, { status: 503, body: {} }]) {
          portal.answer = () => answer;
          const address = path.replace(':token', code);
          const reply = await (method === 'GET' ? portal.http.get(address) : portal.submit(address, {}));
          expect([path, reply.headers['cache-control'], reply.headers['referrer-policy']]).toEqual([
            path,
            'no-store',
            'no-referrer',
          ]);
        }
    expect((await portal.http.get('/register/X1/check?token=abc')).headers['referrer-policy']).toBe(
      'no-referrer',
    );
  });
  test('says where to tell of a weakness', async () => {
    const reply = await portal.http.get('/.well-known/security.txt').expect(200);
    expect(reply.headers['content-type']).toContain('text/plain');
    expect(reply.text).toContain('Contact: mailto:helpdesk@dspt.example\n');
    expect(reply.text).toContain(`Canonical: ${publicUrl}/.well-known/security.txt\n`);
    const days = (Date.parse(/Expires: (.*)/.exec(reply.text)![1]!) - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(30);
    expect(days).toBeLessThan(365);
  });
  test.each([
    ['/Account/Register', '/find-code'],
    ['/account/login', '/sign-in'],
    ['/Account/ForgotPassword', '/forgotten-password'],
    ['/Help', '/help'],
    ['/Home/Contact', '/contact'],
    ['/home/contact', '/contact'],
    ['/OrganisationSearch', '/organisations'],
    ['/organisationsearch', '/organisations'],
    ['/OrganisationSearch/vl00d%2F..', '/organisations/vl00d%2F..'],
  ])('of an address of the national toolkit leads on: %s', async (address, path) => {
    const reply = await portal.http.get(address).expect(301);
    expect(reply.headers.location).toBe(path);
  });
  test('of its health is JSON', async () => {
    expect((await portal.http.get('/health').expect(200)).body).toEqual({ service: 'portal', healthy: true });
  });
});

describe('a change', () => {
  test('sent from another website is refused with a page', async () => {
    const reply = await portal.http
      .post('/sign-in')
      .set('origin', 'https://evil.example')
      .type('form')
      .send({})
      .expect(403);
    expect(reply.text).toContain('That did not come from this website');
  });
  test('sent from another website to a service is refused', async () => {
    const reply = await portal.http
      .delete('/api/identity/sessions/current')
      .set('cookie', portal.session())
      .expect(403);
    expect(reply.body).toMatchObject({ code: 'from-elsewhere' });
    expect(portal.asked).toEqual([]);
  });
});

describe('signing in', () => {
  test('is asked of strangers before a page, which they come back to', async () => {
    const reply = await portal.http.get('/home?x=1').expect(303);
    expect(reply.headers['location']).toBe('/sign-in?return=%2Fhome%3Fx%3D1');
  });
  test.each(['//evil.example', 'https://evil.example/', '/\\evil.example'])(
    'never leads to another website: %s',
    async (back) => {
      const reply = await portal.http.get('/sign-in').query({ return: back }).expect(200);
      expect(reply.text).not.toContain('evil.example');
    },
  );
  test('with nothing typed says what to do, field by field', async () => {
    const reply = await portal.submit('/sign-in', { email: 'ann', password: '' });
    expect(reply.text).toContain('<title>Error: Sign in');
    expect(reply.text).toContain('href="#email"');
    expect(reply.text).toContain('href="#password"');
    expect(reply.text).toContain('value="ann"');
  });
});

test('a page does without the parts a service that is down would give', async () => {
  portal.answer = () => ({ status: 503, body: {} });
  const reply = await portal.http.get('/home').set('cookie', portal.session()).expect(200);
  expect(reply.text).toContain('Some information is not available at the moment');
  await portal.http.get('/organisations/X1').expect(503);
});

test('files are kept for a year at an address that changes with them', async () => {
  const { text } = await portal.http.get('/sign-in');
  const style = /href="(\/assets\/[0-9a-f]{8}\/styles.css)"/.exec(text)![1]!;
  const reply = await portal.http.get(style).set('accept-encoding', 'gzip').expect(200);
  expect(reply.headers['content-encoding']).toBe('gzip');
  expect(reply.headers['cache-control']).toContain('immutable');
  expect((await portal.http.get('/assets/00000000/styles.css')).headers['cache-control']).toContain(
    'max-age=0',
  );
});
