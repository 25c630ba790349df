import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { personRenamed } from '@dspt/contracts/identity/own-account';
import { passwordChanged } from '@dspt/contracts/identity/passwords';
import type { Test } from 'supertest';
import { PasswordResetsService } from '../src/password-resets/password-resets.service.js';
import { Harness, password } from './harness.js';

let harness: Harness;
beforeAll(async () => {
  harness = await Harness.open();
});
afterAll(() => harness?.close());
afterEach(() => harness.service.clock.set(new Date()));

const get = (bearer: string) => harness.http.get('/me').set('authorization', bearer);
const put = (path: string, bearer: string, body: object) =>
  harness.http.put(path).set('authorization', bearer).send(body);
const change = (bearer: string, to: object) =>
  put('/me', bearer, { firstName: 'Ann', lastName: 'Bell', telephone: '', version: 1, ...to });
const choose = (bearer: string, to: object) =>
  put('/me/password', bearer, { currentPassword: password, password: 'violet kettle harbour', ...to });
const signIn = (email: string, given: string) =>
  harness.http.post('/sessions').send({ email, password: given });

async function ann() {
  const person = await harness.person({ roles: { X1: 'member' } });
  const secret = await harness.signIn(person);
  return { ...person, secret, bearer: await harness.bearer(secret) };
}

const requests: Record<string, (bearer: string) => Test> = {
  'who may: GET /me': get,
  'who may: PUT /me': (bearer) => change(bearer, { telephone: '1' }),
  'who may: PUT /me/password': (bearer) => choose(bearer, {}),
};
describe.each(Object.entries(requests))('%s', (_, send) => {
  test('not a stranger', async () => expect((await send('')).status).toBe(401));
  test.each(['auditor', 'member', 'administrator'] as const)('as %s', async (role) =>
    expect((await send(await harness.bearerOf('X1', role))).status).toBe(200),
  );
  test('staff too', async () =>
    expect((await send(await harness.bearerOfStaff('helpdesk-operator'))).status).toBe(200));
});

test('everybody reads and changes their own account alone', async () => {
  const [one, other] = [await ann(), await ann()];
  await change(one.bearer, { firstName: 'Anna' });
  expect((await get(other.bearer)).body).toMatchObject({ email: other.email, firstName: 'Ann' });
});

describe('names and telephone', () => {
  test('are changed, told without a name, and carried by the next token', async () => {
    const { id, bearer, secret } = await ann();
    const { body } = await change(bearer, { firstName: 'Anna', lastName: 'Lee', telephone: '01632 960 001' });
    expect(body).toMatchObject({
      firstName: 'Anna',
      lastName: 'Lee',
      telephone: '01632 960 001',
      version: 2,
    });
    expect(await harness.told(personRenamed)).toContainEqual({ personId: id });
    expect((await get(bearer)).status).toBe(401);
    expect((await harness.exchange(secret)).session.person).toMatchObject({ firstName: 'Anna' });
    const [line] = await harness.service.database.query<object[]>(
      `select did, before, after from audit where person = $1 order by seq desc limit 1`,
      [id],
    );
    expect(line).toEqual({
      did: 'account.details-changed',
      before: { name: 'Ann Bell' },
      after: { name: 'Anna Lee' },
    });
  });
  test('shown in another window before are refused with what they are now', async () => {
    const { bearer, secret } = await ann();
    await change(bearer, { firstName: 'Anna' });
    await harness.service.settled();
    const { status, body } = await change(await harness.bearer(secret), { firstName: 'Annie' });
    expect([status, body.code]).toEqual([409, 'details-changed']);
    expect(body).toMatchObject({ current: { firstName: 'Anna', version: 2 } });
    expect(body.detail).toContain('Anna Bell, no telephone number');
  });
  test('wanted as they are already are no conflict and change nothing', async () => {
    const { bearer, secret } = await ann();
    await change(bearer, { firstName: 'Anna' });
    await harness.service.settled();
    const { status, body } = await change(await harness.bearer(secret), { firstName: 'Anna', version: 0 });
    expect([status, body.version]).toEqual([200, 2]);
  });
  test('left out are asked for', async () => {
    const { bearer } = await ann();
    expect((await change(bearer, { firstName: ' ' })).body.errors).toEqual([
      { field: 'firstName', message: 'Enter your first name' },
    ]);
  });
});

describe('a new password', () => {
  test('ends every other session, keeps this one under a new secret, and is told', async () => {
    const person = await ann();
    const elsewhere = await harness.signIn(person);
    const { status, body } = await choose(person.bearer, {});
    expect(status).toBe(200);
    for (const ended of [elsewhere, person.secret])
      await expect(harness.exchange(ended)).rejects.toMatchObject({ code: 'session-ended' });
    expect((await harness.exchange(body.secret)).session.organisation).toMatchObject({ code: 'X1' });
    expect(await harness.told(passwordChanged)).toContainEqual({ personId: person.id });
    expect((await signIn(person.email, password)).status).toBe(401);
    expect((await signIn(person.email, ' violet kettle harbour ')).status).toBe(200);
  });
  test('makes links to choose one useless', async () => {
    const person = await ann();
    await harness.http
      .post('/password-resets')
      .send({ email: person.email, human: await harness.human() })
      .expect(204);
    const [{ id }] = await harness.service.database.query<[{ id: string }]>(
      'select id from password_resets where person_id = $1',
      [person.id],
    );
    const { token } = await harness.get(PasswordResetsService).issue(id);
    await choose(person.bearer, {});
    expect((await harness.http.get(`/password-resets/${token}`)).body.state).toBe('used');
  });
  test('needs the current one, and guessing it is stopped after five times', async () => {
    const { bearer, secret } = await ann();
    for (let guess = 0; guess < 5; guess++)
      expect((await choose(bearer, { currentPassword: 'WrongOne99' })).body.errors).toEqual([
        {
          field: 'currentPassword',
          message: 'This is not your password. Enter the one you sign in with, or reset it',
        },
      ]);
    expect((await choose(bearer, {})).body.code).toBe('sign-in-slowed');
    expect((await harness.exchange(secret)).session.organisation).toMatchObject({ code: 'X1' });
  });
  test('has to be a good one, as everywhere', async () => {
    const { body } = await choose((await ann()).bearer, { password: 'ann' });
    expect(body.errors[0]).toMatchObject({ field: 'password' });
  });
  test('chosen twice at the same moment is chosen once', async () => {
    const { bearer } = await ann();
    const answers = await Promise.all(
      ['violet kettle harbour', 'amber kettle harbour'].map((wanted) => choose(bearer, { password: wanted })),
    );
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)[0]).toBe(200);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });
});
