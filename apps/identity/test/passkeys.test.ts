import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { secondFactorChanged } from '@dspt/contracts/identity/second-factors';
import { Authenticator } from './authenticator.js';
import { Harness, password } from './harness.js';

let harness: Harness;
beforeAll(async () => {
  harness = await Harness.open();
});
afterAll(() => harness?.close());
afterEach(() => harness.service.clock.set(new Date()));

const send = (method: 'get' | 'post', path: string, bearer: string, body?: object) =>
  harness.http[method](path).set('authorization', bearer).send(body);
const ask = async () => (await harness.http.post('/passkey-requests').expect(200)).body.options;
const signInWith = async (device: Authenticator, options?: object) =>
  harness.http
    .post('/sessions/passkey')
    .send({ credential: device.show((options as never) ?? (await ask())) });
const start = (bearer: string, given = password) =>
  send('post', '/me/passkeys/request', bearer, { password: given });
const passWith = async (bearer: string, device: Authenticator) =>
  send('post', '/sessions/current/passkey', bearer, { credential: device.show(await ask()) });
const add = async (bearer: string, device: Authenticator, name = 'My phone') => {
  const { body } = await start(bearer);
  return send('post', '/me/passkeys', bearer, { name, credential: device.make(body.options) });
};
const listOf = async (bearer: string) => (await send('get', '/me/passkeys', bearer)).body.items;
const later = (minutes: number) =>
  harness.service.clock.set(new Date(harness.service.clock.now().getTime() + minutes * 60_000));

/** Somebody who has just added a passkey. */
async function withPasskey() {
  const person = await harness.person({ roles: { X1: 'administrator' } });
  const device = new Authenticator();
  const { status, body } = await add(await harness.bearer(await harness.signIn(person)), device);
  expect([status, body]).toMatchObject([200, {}]);
  await harness.service.settled();
  const bearer = await harness.bearer(body.secret);
  return { ...person, device, bearer, codes: body.recoveryCodes as string[] };
}

test('who may: POST /passkey-requests', async () => {
  const [one, other] = [await ask(), await ask()];
  expect(one).toMatchObject({ rpId: 'localhost', userVerification: 'required' });
  // Nothing in it says who has a passkey.
  expect(one.allowCredentials ?? []).toEqual([]);
  expect(one.challenge).not.toBe(other.challenge);
});

describe('who may: POST /sessions/passkey', () => {
  test('whoever shows a passkey needs neither password nor code', async () => {
    const { id, device } = await withPasskey();
    const { status, body } = await signInWith(device);
    expect([status, body.session]).toMatchObject([
      200,
      { person: { id }, organisation: { code: 'X1' }, secondFactor: 'passed' },
    ]);
    expect((await harness.exchange(body.secret)).session.organisation?.code).toBe('X1');
    expect(body.device).toBeDefined();
  });

  const refused = async (answer: ReturnType<typeof signInWith>) => {
    const { status, body } = await answer;
    expect([status, body.code, body.title]).toEqual([400, 'passkey-failed', 'This passkey was not taken']);
  };
  test('not twice with one answer', async () => {
    const { device } = await withPasskey();
    const credential = device.show(await ask());
    const answer = () => harness.http.post('/sessions/passkey').send({ credential });
    const answers = await Promise.all([answer(), answer(), answer()]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    await refused(answer() as never);
  });
  test('not after ten minutes', async () => {
    const { device } = await withPasskey();
    const options = await ask();
    later(11);
    await refused(signInWith(device, options));
  });
  test('not with a challenge that is not ours, or was for something else', async () => {
    const { device, bearer } = await withPasskey();
    await refused(signInWith(device, { challenge: Buffer.alloc(54).toString('base64url') }));
    await refused(signInWith(device, { challenge: 'AAAA' }));
    await refused(signInWith(device, (await start(bearer)).body.options));
  });
  test('not on another website', async () => {
    const { device } = await withPasskey();
    Object.assign(device, { origin: 'https://dspt.example.evil' });
    await refused(signInWith(device));
  });
  test('not a device that has not checked whose it is', async () => {
    const { device } = await withPasskey();
    device.verifies = false;
    await refused(signInWith(device));
  });
  test('not a passkey that nobody knows', async () => refused(signInWith(new Authenticator())));
  test('not the same passkey with another key', async () => {
    const { device } = await withPasskey();
    Object.assign(device, { keys: (new Authenticator() as unknown as { keys: object }).keys });
    await refused(signInWith(device));
  });
  test('not a copy of a device that counts', async () => {
    const { device } = await withPasskey();
    device.counter = 5;
    expect((await signInWith(device)).status).toBe(200);
    device.counter = 4;
    await refused(signInWith(device));
  });
  test('what is no passkey is said to be none', async () => {
    const { status, body } = await harness.http.post('/sessions/passkey').send({ credential: { id: 'x y' } });
    expect([status, body.code]).toEqual([400, 'invalid-input']);
  });
});

describe('who may: POST /sessions/current/passkey', () => {
  test('after the password it stands in for the code', async () => {
    const person = await withPasskey();
    const session = await harness.signIn(person);
    expect((await harness.exchange(session)).session).toMatchObject({
      secondFactor: 'required',
      secondFactors: { app: false, passkeys: true },
      organisation: null,
    });
    const { status, body } = await passWith(await harness.bearer(session), person.device);
    expect([status, body.session]).toMatchObject([
      200,
      { secondFactor: 'passed', organisation: { code: 'X1' } },
    ]);
    await expect(harness.exchange(session)).rejects.toMatchObject({ code: 'session-ended' });
  });
  test('not somebody else’s', async () => {
    const [one, other] = [await withPasskey(), await withPasskey()];
    const answer = await passWith(await harness.bearer(await harness.signIn(one)), other.device);
    expect([answer.status, answer.body.code]).toEqual([400, 'passkey-failed']);
  });
  test('not a stranger', async () => expect((await passWith('', new Authenticator())).status).toBe(401));
  test('a recovery code stands in for it, once', async () => {
    const person = await withPasskey();
    expect(person.codes).toHaveLength(10);
    const pass = async () =>
      send('post', '/sessions/current/second-factor', await harness.bearer(await harness.signIn(person)), {
        code: person.codes[0],
      });
    expect([(await pass()).status, (await pass()).status]).toEqual([200, 400]);
  });
});

describe('who may: POST /me/passkeys/request', () => {
  test('not a stranger', async () => expect((await start('')).status).toBe(401));
  test('not without the password', async () => {
    const bearer = await harness.bearer(await harness.signIn(await harness.person()));
    expect((await start(bearer, 'WrongOne99')).body.errors).toMatchObject([{ field: 'password' }]);
  });
  test('a device is not asked to make a second one', async () => {
    const { bearer } = await withPasskey();
    expect((await start(bearer)).body.options.excludeCredentials).toHaveLength(1);
  });
});

describe('who may: POST /me/passkeys', () => {
  test('not a stranger', async () => expect((await send('post', '/me/passkeys', '', {})).status).toBe(401));
  test('not with what somebody else was asked to make, nor twice', async () => {
    const [one, other] = await Promise.all(
      [1, 2].map(async () => harness.bearer(await harness.signIn(await harness.person()))),
    );
    const { options } = (await start(one!)).body;
    const body = { name: 'Mine', credential: new Authenticator().make(options) };
    expect((await send('post', '/me/passkeys', other!, body)).body.code).toBe('passkey-failed');
    const added = await send('post', '/me/passkeys', one!, body);
    expect(added.status).toBe(200);
    const again = await send('post', '/me/passkeys', await harness.bearer(added.body.secret), body);
    expect(again.body.code).toBe('passkey-failed');
  });
  test('asks for a name', async () => {
    const bearer = await harness.bearer(await harness.signIn(await harness.person()));
    expect((await add(bearer, new Authenticator(), ' ')).body.errors).toEqual([
      { field: 'name', message: 'Give the passkey a name, such as “My phone”' },
    ]);
  });
  test('every other session owes it from then on, and the mailbox is told', async () => {
    const person = await harness.person({ roles: { X1: 'administrator' } });
    const [here, elsewhere] = [await harness.signIn(person), await harness.signIn(person)];
    const { body } = await add(await harness.bearer(here), new Authenticator());
    await expect(harness.exchange(here)).rejects.toMatchObject({ code: 'session-ended' });
    expect((await harness.exchange(body.secret)).session.secondFactor).toBe('passed');
    expect((await harness.exchange(elsewhere)).session).toMatchObject({ secondFactor: 'required' });
    const told = { personId: person.id, did: 'passkey-added', codesLeft: 10 };
    expect(await harness.told(secondFactorChanged)).toContainEqual(told);
  });
  test('a second one brings no new recovery codes', async () => {
    const { bearer, codes } = await withPasskey();
    const { body } = await add(bearer, new Authenticator(), 'Office');
    expect([codes.length, body.recoveryCodes]).toEqual([10, null]);
    await harness.service.settled();
    const names = (await listOf(await harness.bearer(body.secret))).map(({ name }: { name: string }) => name);
    expect(names).toEqual(['My phone', 'Office']);
  });
});

describe('who may: GET /me/passkeys', () => {
  test('not a stranger', async () => expect((await send('get', '/me/passkeys', '')).status).toBe(401));
  test('one’s own, without their keys', async () => {
    const { bearer, device } = await withPasskey();
    await withPasskey();
    expect(await listOf(bearer)).toEqual([
      {
        id: expect.any(String),
        name: 'My phone',
        synced: false,
        createdAt: expect.any(String),
        lastUsedAt: null,
      },
    ]);
    await signInWith(device);
    expect(await listOf(bearer)).toMatchObject([{ lastUsedAt: expect.any(String) }]);
  });
});

describe('who may: POST /me/passkeys/:id/removal', () => {
  const remove = (bearer: string, id: string, given = password) =>
    send('post', `/me/passkeys/${id}/removal`, bearer, { password: given });
  test('not a stranger', async () => expect((await remove('', randomUUID())).status).toBe(401));
  test('not somebody else’s, and not without the password', async () => {
    const [one, other] = [await withPasskey(), await withPasskey()];
    const [{ id }] = await listOf(one.bearer);
    expect((await remove(other.bearer, id)).status).toBe(404);
    expect((await remove(one.bearer, id, 'WrongOne99')).body.errors).toMatchObject([{ field: 'password' }]);
    expect(await listOf(one.bearer)).toHaveLength(1);
  });
  test('taken away it opens nothing; the last one takes the recovery codes with it', async () => {
    const person = await withPasskey();
    const [{ id }] = await listOf(person.bearer);
    expect((await remove(person.bearer, id)).status).toBe(204);
    expect((await signInWith(person.device)).body.code).toBe('passkey-failed');
    const session = await harness.signIn(person);
    expect((await harness.exchange(session)).session).toMatchObject({
      secondFactor: 'none',
      organisation: { code: 'X1' },
    });
    expect(await harness.told(secondFactorChanged)).toContainEqual({
      personId: person.id,
      did: 'passkey-removed',
      codesLeft: 0,
    });
  });
});
