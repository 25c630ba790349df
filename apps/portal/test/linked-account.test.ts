import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { TestPortal } from './portal.js';

let portal: TestPortal;
beforeAll(async () => {
  portal = await TestPortal.start({ OPENID_NAME: 'Staffmail' });
});
afterAll(() => portal?.close());
beforeEach(() => {
  portal.asked.length = 0;
  portal.answer = () => ({ status: 404 });
});

const away = 'https://staffmail.example/authorise?state=abc';
const sealed = 's'.repeat(80);
const begin = async (back = '') => {
  portal.answer = () => ({ body: { url: away, sealed } });
  return portal.http.get(`/sign-in/linked-account?return=${encodeURIComponent(back)}`);
};
const cookieOf = (headers: Record<string, unknown>): string =>
  (headers['set-cookie'] as string[]).at(-1)!.split(';')[0]!;
const problem = (code: string, status: number, title: string) => ({
  status,
  body: { type: `/problems/${code}`, code, status, title, detail: 'Try again.' },
});

test('the way leads to the other service, and nowhere that a browser says', async () => {
  const { status, headers } = await begin('https://evil.example/');
  expect([status, headers['location']]).toEqual([303, away]);
  const [cookie] = headers['set-cookie'] as unknown as string[];
  expect(cookie).toMatch(/^linking=[\w-]+; Max-Age=600; Path=\/; HttpOnly; SameSite=Lax$/);
  expect(Buffer.from(cookie!.split(/[=;]/)[1]!, 'base64url').toString()).not.toContain('evil');
});

test('what comes back goes to identity as it is, and counts once', async () => {
  const cookie = cookieOf((await begin('/users')).headers);
  portal.answer = () => ({ body: { stranger: { proof: 'p'.repeat(60), account: '<b>olive</b>' } } });
  const reply = await portal.http
    .get('/sign-in/linked-account/return?code=a%20b&state=abc&x=%00')
    .set('cookie', cookie);
  expect(JSON.parse(portal.asked.at(-1)!.body)).toMatchObject({
    sealed,
    returned: 'code=a%20b&state=abc&x=%00',
  });
  expect(reply.text).toContain('&lt;b&gt;olive&lt;/b&gt;');
  const kept = Buffer.from(cookieOf(reply.headers).split('=')[1]!, 'base64url').toString();
  expect(kept).not.toContain(sealed);
});

describe('coming back', () => {
  test.each([undefined, 'linking=nonsense', 'linking=e30'])(
    'with the cookie %j asks for nothing',
    async (cookie) => {
      const reply = await portal.http
        .get('/sign-in/linked-account/return?code=x')
        .set('cookie', cookie ?? '')
        .expect(400);
      expect(reply.text).toContain('You came back to an old page');
      expect(portal.asked).toEqual([]);
    },
  );
  test.each([
    ['openid-unavailable', 503, 'Staffmail does not answer'],
    ['openid-cancelled', 400, 'You did not sign in to Staffmail'],
    ['openid-failed', 400, 'You could not be signed in'],
  ])('in vain (%s) leads on to the password', async (code, status, title) => {
    const cookie = cookieOf((await begin('/users')).headers);
    portal.answer = () => problem(code, status, title);
    const reply = await portal.http.get('/sign-in/linked-account/return?code=x').set('cookie', cookie);
    expect([reply.status, reply.text]).toEqual([status, expect.stringContaining(title)]);
    expect(reply.text).toContain('/sign-in?return=%2Fusers');
  });
});

test('an account that opens another one is refused in its form', async () => {
  const back = cookieOf((await begin()).headers);
  const cookie = portal.session();
  portal.answer = () => ({ body: { proof: 'p'.repeat(60), account: 'olive@staffmail.example' } });
  const there = await portal.http
    .get('/sign-in/linked-account/return?code=x')
    .set('cookie', `${cookie}; ${back}`);
  expect(there.headers['location']).toBe('/account/linked-account/link');
  const both = `${cookie}; ${cookieOf(there.headers)}`;
  portal.answer = () => problem('openid-linked-elsewhere', 409, 'It signs in to another account');
  const reply = await portal.submit('/account/linked-account/link', { password: 'x' }, both);
  expect(reply.text).toContain('It signs in to another account');
  expect(reply.text).toContain('olive@staffmail.example');
});

test('without another service there is no trace of it', async () => {
  const other = await TestPortal.start();
  try {
    expect((await other.http.get('/sign-in')).text).not.toContain('linked-account');
    expect((await other.http.get('/sign-in/linked-account')).status).toBe(404);
    const page = other.http.get('/account/linked-account').set('cookie', other.session());
    expect((await page).status).toBe(404);
  } finally {
    await other.close();
  }
});
