import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Session } from '@dspt/contracts/identity/sessions';
import { unattendedHeader } from '@dspt/contracts/unattended';
import { TestPortal } from './portal.js';

let portal: TestPortal;

beforeAll(async () => {
  portal = await TestPortal.start();
});
afterAll(() => portal?.close());
beforeEach(() => {
  portal.asked.length = 0;
  portal.exchanges = 0;
  portal.touches.length = 0;
  portal.answer = () => ({ status: 404 });
});

const secretOf = (cookie: string): string => cookie.split('=')[1]!;
const account = (cookie: string) => portal.http.get('/account').set('cookie', cookie);

const refused = {
  type: '/problems/sign-in-required',
  code: 'sign-in-required',
  title: 'Sign in',
  status: 401,
};

describe('the token of a session', () => {
  test('is fetched once for many pages', async () => {
    const cookie = portal.session();
    await account(cookie).expect(200);
    await account(cookie).expect(200);
    expect(portal.exchanges).toBe(1);
  });
  test('is fetched anew after a change to identity', async () => {
    const cookie = portal.session();
    const session = portal.sessions.get(secretOf(cookie))!;
    portal.answer = () => ({ body: { session } });
    await portal.submit('/choose-organisation', { code: 'X1' }, cookie).expect(303);
    portal.answer = () => ({ status: 503 });
    await account(cookie).expect(200);
    expect(portal.exchanges).toBe(2);
  });
  test('is dropped at once when the access of the person is revoked', async () => {
    const cookie = portal.session();
    await account(cookie).expect(200);
    const { person } = portal.sessions.get(secretOf(cookie))!;
    portal.sessions.delete(secretOf(cookie));
    await portal.revoke(person.id);
    expect((await account(cookie)).headers['location']).toBe('/sign-in?return=%2Faccount');
  });
  test('stays when another session of the person is revoked, or that of somebody else', async () => {
    const own = portal.session();
    const { id, person } = portal.sessions.get(secretOf(own))!;
    const cookies = [own, portal.session({ person }), portal.session()];
    const askAll = async () => {
      for (const cookie of cookies) await account(cookie).expect(200);
      return portal.exchanges;
    };
    expect(await askAll()).toBe(3);
    await portal.revoke(person.id, id);
    expect(await askAll()).toBe(4);
    await portal.revoke(person.id);
    expect(await askAll()).toBe(6);
  });
  test('that a service no longer accepts is replaced once, and the call made again', async () => {
    const cookie = portal.session();
    await account(cookie);
    const body = { items: [], last: null, due: false };
    portal.answer = () => (portal.exchanges === 1 ? { status: 401, body: refused } : { body });
    await portal.http.get('/users').set('cookie', cookie).expect(200);
    expect(portal.exchanges).toBe(2);
  });
});

describe('scripts', () => {
  const session: Session = {
    id: '0192f0c4-6b1e-7c3a-9d55-0a1b2c3d4e5f',
    person: {
      id: '0192f0c4-6b1e-7c3a-9d55-0a1b2c3d4e60',
      email: 'ann@example.org',
      firstName: 'Ann',
      lastName: 'Lee',
    },
    memberships: [],
    organisation: null,
    staff: null,
    secondFactor: 'none',
    secondFactors: { app: false, passkeys: false },
    impersonation: null,
    endsAt: '2026-11-03T09:30:00.000Z',
  };
  const signIn = () =>
    portal.http
      .post('/api/session')
      .set('origin', 'http://localhost:3000')
      .send({ email: 'Ann@example.org', password: 'a password' });

  test('sign in without seeing the secret, which only the cookie holds', async () => {
    portal.answer = () => ({ body: { secret: 'x'.repeat(40), session } });
    const reply = await signIn().expect(200);
    expect(reply.body).toEqual(session);
    expect(reply.headers['set-cookie']).toEqual([
      `session=${'x'.repeat(40)}; Path=/; HttpOnly; SameSite=Lax`,
    ]);
    expect(JSON.parse(portal.asked[0]!.body)).toEqual({ email: 'ann@example.org', password: 'a password' });
  });
  test('show a second factor without seeing the new secret, and the old cookie is replaced', async () => {
    const secret = 'y'.repeat(40);
    portal.answer = () => ({ body: { secret, session } });
    const reply = await portal.http
      .post('/api/session/second-factor')
      .set('origin', 'http://localhost:3000')
      .set('cookie', portal.session({ secondFactor: 'required' }))
      .send({ code: '123456' })
      .expect(200);
    expect(reply.body).toEqual(session);
    expect(reply.headers['set-cookie']).toEqual([`session=${secret}; Path=/; HttpOnly; SameSite=Lax`]);
    expect(portal.asked.at(-1)).toMatchObject({ method: 'POST', path: '/sessions/current/second-factor' });
  });
  test('a stranger shows no second factor', async () => {
    await portal.http
      .post('/api/session/second-factor')
      .set('origin', 'http://localhost:3000')
      .send({ code: '123456' })
      .expect(401);
  });
  test('leave behind on the device what makes it known, also when they sign out, and send it with the next sign-in', async () => {
    const device = 'd'.repeat(43);
    portal.answer = () => ({ body: { secret: 'x'.repeat(40), session, device } });
    const cookies = (await signIn().expect(200)).headers['set-cookie'] as unknown as string[];
    expect(cookies).toContain(`device=${device}; Max-Age=34560000; Path=/; HttpOnly; SameSite=Lax`);
    await signIn().set('cookie', `device=${device}`).expect(200);
    expect(JSON.parse(portal.asked.at(-1)!.body)).toMatchObject({ device });
    await signIn().set('cookie', 'device=short').expect(200);
    expect(JSON.parse(portal.asked.at(-1)!.body)).not.toHaveProperty('device');
    const out = await portal.http
      .delete('/api/session')
      .set('origin', 'http://localhost:3000')
      .set('cookie', `${portal.session()}; device=${device}`);
    expect(JSON.stringify(out.headers['set-cookie'])).not.toContain('device=');
  });
  test('are refused with the problem itself', async () => {
    const problem = { type: '/problems/sign-in-failed', code: 'sign-in-failed', title: 'No', status: 401 };
    portal.answer = () => ({ status: 401, body: problem });
    const reply = await signIn().expect(401);
    expect(reply.body).toEqual(problem);
    expect(reply.headers['content-type']).toContain('application/problem+json');
  });
  test('learn who is signed in, or that nobody is', async () => {
    const cookie = portal.session();
    const reply = await portal.http.get('/api/session').set('cookie', cookie).expect(200);
    expect(reply.body).toMatchObject({ person: { firstName: 'Ann' } });
    expect(reply.headers['cache-control']).toBe('no-store');
    expect((await portal.http.get('/api/session').expect(401)).body).toMatchObject({
      code: 'sign-in-required',
    });
  });
  test('sign out', async () => {
    portal.answer = () => ({ status: 204 });
    const reply = await portal.http
      .delete('/api/session')
      .set('origin', 'http://localhost:3000')
      .set('cookie', portal.session())
      .expect(204);
    expect(reply.headers['set-cookie']?.[0]).toContain('session=;');
    expect(portal.asked).toMatchObject([{ method: 'DELETE', path: '/sessions/current' }]);
  });
  test('learn when the session ends without keeping it awake, and can keep it awake', async () => {
    const cookie = portal.session();
    const { endsAt } = portal.sessions.get(secretOf(cookie))!;
    expect((await portal.http.get('/api/session/end').set('cookie', cookie)).body).toEqual({ endsAt });
    expect(portal.touches).toEqual([false]);
    await portal.http
      .post('/api/session/end')
      .set('origin', 'http://localhost:3000')
      .set('cookie', cookie)
      .expect(200);
    expect(portal.touches).toEqual([false, true]);
    await portal.http.get('/api/session/end').expect(401);
  });
});

test('what a page asks by itself does not keep the session awake', async () => {
  const ask = (headers: Record<string, string>) =>
    portal.http.get('/api/support/staff/cases').set('cookie', portal.session()).set(headers).expect(200);
  portal.answer = () => ({ body: { items: [], total: 0 } });
  await ask({ [unattendedHeader]: 'true' });
  await ask({});
  expect(portal.touches).toEqual([false, true]);
});

describe('setting up an authenticator app', () => {
  const path = '/account/second-factor';
  test('asks for the password first, then shows the key, and the session goes on under a new secret', async () => {
    const cookie = portal.session();
    expect((await portal.http.get(path).set('cookie', cookie)).text).toContain('Enter your password again');
    portal.answer = () => ({ body: { secret: 'ABCD', uri: 'otpauth://totp/x?secret=ABCD' } });
    const shown = await portal.submit(path, { password: 'Kettle9Blue' }, cookie).expect(200);
    expect(shown.text).toContain('name="secret" value="ABCD"');
    expect(portal.asked.at(-1)).toMatchObject({
      method: 'POST',
      path: '/me/second-factor',
      body: '{"password":"Kettle9Blue"}',
    });
    const session = portal.sessions.get(secretOf(cookie))!;
    const recoveryCodes = ['0123456789'];
    portal.answer = () => ({ body: { secret: 'z'.repeat(40), session, recoveryCodes } });
    const fields = { secret: 'ABCD', uri: 'otpauth://totp/x?secret=ABCD', code: '123 456' };
    const done = await portal.submit(path, fields, cookie).expect(200);
    expect(done.text).toContain('01234 56789');
    expect(done.headers['set-cookie']).toEqual([`session=${'z'.repeat(40)}; Path=/; HttpOnly; SameSite=Lax`]);
  });
  test('says in the form that the password is not right', async () => {
    const problem = {
      type: '/problems/invalid-input',
      code: 'invalid-input',
      title: 'No',
      status: 400,
      errors: [{ field: 'password', message: 'This is not your password' }],
    };
    portal.answer = () => ({ status: 400, body: problem });
    const reply = await portal.submit(path, { password: 'x' }, portal.session());
    expect(reply.text).toContain('href="#password"');
  });
});

test('whoever owes a second factor asks the helpdesk as a stranger does', async () => {
  const cookie = portal.session({ secondFactor: 'required' });
  portal.answer = () => ({ body: { id: 'i' } });
  const { text } = await portal.http.get('/contact').set('cookie', cookie).expect(200);
  expect(text).toContain('name="human.id"');
  expect(text).toContain('name="lastName"');
});
