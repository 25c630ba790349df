import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { generate } from 'otplib';
import { Harness, password } from './harness.js';

let harness: Harness;
beforeAll(async () => {
  harness = await Harness.open();
});
afterAll(() => harness?.close());
afterEach(() => harness.service.clock.set(new Date()));

const send = (method: 'post' | 'put', path: string, bearer: string, body?: object) =>
  harness.http[method](path).set('authorization', bearer).send(body);
const start = (bearer: string, given = password) =>
  send('post', '/me/second-factor', bearer, { password: given });
const confirm = (bearer: string, code: string) => send('put', '/me/second-factor', bearer, { code });
const pass = (bearer: string, code: string) =>
  send('post', '/sessions/current/second-factor', bearer, { code });
const later = (seconds: number) =>
  harness.service.clock.set(new Date(harness.service.clock.now().getTime() + seconds * 1000));
const codeOf = (secret: string, secondsAhead = 0) =>
  generate({ secret, epoch: Math.floor(harness.service.clock.now().getTime() / 1000) + secondsAhead });

/** Staff with an authenticator app set up, signed in anew with a password only. */
async function staffWithApp() {
  const person = await harness.person({ staff: 'regional-officer', areas: ['Kent'] });
  const first = await harness.signIn(person);
  const { body } = await start(await harness.bearer(first));
  const { secret } = body as { secret: string };
  await confirm(await harness.bearer(first), await codeOf(secret));
  later(60);
  const session = await harness.signIn(person);
  return { person, app: secret, session, bearer: await harness.bearer(session) };
}

describe('who may: POST /me/second-factor', () => {
  test('not a stranger', async () => expect((await start('')).status).toBe(401));
  test('whoever is signed in gets a secret for their app', async () => {
    const person = await harness.person();
    const { body } = await start(await harness.bearer(await harness.signIn(person)));
    expect(body.secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(decodeURIComponent(body.uri)).toContain(person.email);
    const rows = await harness.service.database.query<object[]>('select * from second_factors');
    expect(JSON.stringify(rows)).not.toContain(body.secret);
  });
  test('not without the password, however often it is tried', async () => {
    const person = await harness.person();
    const bearer = await harness.bearer(await harness.signIn(person));
    expect((await send('post', '/me/second-factor', bearer, {})).body.code).toBe('invalid-input');
    for (let guess = 0; guess < 5; guess++)
      expect((await start(bearer, 'WrongOne99')).body.errors).toEqual([
        {
          field: 'password',
          message: 'This is not your password. Enter the one you sign in with, or reset it',
        },
      ]);
    expect((await start(bearer)).body.code).toBe('sign-in-slowed');
    later(15 * 60 + 1);
    expect((await start(await harness.bearer(await harness.signIn(person)))).status).toBe(200);
  });
  test('one that is set up is never shown again', async () => {
    const { bearer } = await staffWithApp();
    const { status, body } = await start(bearer);
    expect([status, body.code]).toEqual([409, 'second-factor-already-set-up']);
  });
});

describe('who may: PUT /me/second-factor', () => {
  test('not a stranger', async () => expect((await confirm('', '123456')).status).toBe(401));
  test('staff are nobody until they have set up their app', async () => {
    const secret = await harness.signIn(await harness.person({ staff: 'regional-officer', areas: ['Kent'] }));
    const before = await harness.exchange(secret);
    expect(before.session).toMatchObject({ secondFactor: 'set-up-required', staff: null });
    const { body } = await start(`Bearer ${before.token}`);
    const confirmed = await confirm(`Bearer ${before.token}`, await codeOf(body.secret));
    expect(confirmed.body.session).toMatchObject({
      secondFactor: 'passed',
      staff: { role: 'regional-officer', areas: ['Kent'] },
    });
    await harness.service.settled();
    expect((await harness.exchange(confirmed.body.secret)).session.staff).not.toBeNull();
  });
  test('a provider who sets one up needs it in every other session', async () => {
    const person = await harness.person({ roles: { X1: 'administrator' } });
    const [here, elsewhere] = [await harness.signIn(person), await harness.signIn(person)];
    const bearer = await harness.bearer(here);
    const { body } = await start(bearer);
    const confirmed = await confirm(bearer, await codeOf(body.secret));
    await expect(harness.exchange(here)).rejects.toMatchObject({ code: 'session-ended' });
    expect((await harness.exchange(confirmed.body.secret)).session.organisation).toMatchObject({
      code: 'X1',
    });
    expect((await harness.exchange(elsewhere)).session).toMatchObject({
      secondFactor: 'required',
      organisation: null,
      memberships: [],
    });
  });
  test('a wrong code sets up nothing', async () => {
    const bearer = await harness.bearer(await harness.signIn(await harness.person()));
    expect((await confirm(bearer, '000000')).body.code).toBe('second-factor-failed');
    await start(bearer);
    expect((await confirm(bearer, '000000')).body.code).toBe('second-factor-failed');
  });
  test('bad input says what to do', async () => {
    const bearer = await harness.bearer(await harness.signIn(await harness.person()));
    expect((await confirm(bearer, '12 34')).body.errors).toEqual([
      { field: 'code', message: 'Enter the 6-digit code from your authenticator app' },
    ]);
  });
});

describe('who may: POST /sessions/current/second-factor', () => {
  test('not a stranger', async () => expect((await pass('', '123456')).status).toBe(401));
  test('staff who show their code have their role from then on', async () => {
    const { app, session, bearer } = await staffWithApp();
    expect((await harness.exchange(session)).session).toMatchObject({
      secondFactor: 'required',
      staff: null,
    });
    const { status, body } = await pass(bearer, await codeOf(app));
    expect(status).toBe(200);
    expect(body.session).toMatchObject({ secondFactor: 'passed', staff: { role: 'regional-officer' } });
    await harness.service.settled();
    const before = await harness.http.get('/sessions/current').set('authorization', bearer);
    expect(before.status).toBe(401);
    await expect(harness.exchange(session)).rejects.toMatchObject({ code: 'session-ended' });
    expect(body.secret).not.toBe(session);
    const users = await harness.http
      .get('/staff/organisations/X1/users')
      .set('authorization', await harness.bearer(body.secret));
    expect(users.body.code).toBe('not-allowed');
  });
  test('a code works once', async () => {
    const { person, app, bearer } = await staffWithApp();
    const code = await codeOf(app);
    expect((await pass(bearer, code)).status).toBe(200);
    const other = await harness.bearer(await harness.signIn(person));
    expect((await pass(other, code)).body.code).toBe('second-factor-failed');
  });
  test('a code shown twice at the same moment works once', async () => {
    const { person, app } = await staffWithApp();
    const bearers = [1, 2].map(async () => harness.bearer(await harness.signIn(person)));
    const code = await codeOf(app);
    const answers = await Promise.all((await Promise.all(bearers)).map((bearer) => pass(bearer, code)));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 400]);
  });
  test('the codes just before and after count, older ones do not', async () => {
    const one = await staffWithApp();
    expect((await pass(one.bearer, await codeOf(one.app, -90))).status).toBe(400);
    expect((await pass(one.bearer, await codeOf(one.app, 29))).status).toBe(200);
    const two = await staffWithApp();
    expect((await pass(two.bearer, await codeOf(two.app, -29))).status).toBe(200);
  });
  test('guessing is stopped after five attempts, also for the right code', async () => {
    const { app, bearer } = await staffWithApp();
    const right = await codeOf(app);
    for (let guess = 0; guess < 5; guess++) await pass(bearer, right === '111111' ? '222222' : '111111');
    expect((await pass(bearer, right)).body).toMatchObject({ code: 'sign-in-slowed' });
  });
});
