import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { User } from '@dspt/contracts/identity/users';
import { admitted } from '@dspt/testing/access';
import { Harness } from './harness.js';

let harness: Harness;
beforeAll(async () => {
  harness = await Harness.open();
});
afterAll(() => harness?.close());
afterEach(() => harness.service.clock.set(new Date()));

const path = (code: string) => `/organisations/${code}/access-review`;
const codeOf = () => `A${randomUUID().slice(0, 6).toUpperCase()}`;
const get = async (code: string, bearer: string) =>
  harness.http.get(path(code)).set('authorization', bearer);
async function usersOf(code: string, bearer: string) {
  const { body } = await harness.http.get(`/organisations/${code}/users`).set('authorization', bearer);
  return (body.items as User[]).map(({ id, role }) => ({ id, role }));
}
const review = (code: string, bearer: string, from: object[]) =>
  harness.http.put(path(code)).set('authorization', bearer).send({ from });
const later = (days: number) =>
  harness.service.clock.set(new Date(harness.service.clock.now().getTime() + days * 24 * 3600_000));

test('who may: GET /organisations/:code/access-review', async () => {
  await harness.bearerOf('X1', 'administrator');
  expect(await admitted(harness.service, 'X1', () => harness.http.get(path('X1')))).toEqual(['administrator']);
});
test('whose: GET /organisations/:code/access-review', async () => {
  const bearer = await harness.bearerOf('X1', 'administrator');
  const [theirs, none] = [await get('X2', bearer), await get('NOSUCH', bearer)];
  expect([theirs.status, theirs.body.code]).toEqual([none.status, none.body.code]);
  expect(theirs.status).toBe(404);
});
test('who may: PUT /organisations/:code/access-review', async () => {
  expect(
    await admitted(harness.service, 'X1', () => harness.http.put(path('X1')).send({ from: [] })),
  ).toEqual(['administrator']);
});
test('whose: PUT /organisations/:code/access-review', async () => {
  const bearer = await harness.bearerOf('X1', 'administrator');
  const [theirs, none] = [await review('X2', bearer, []), await review('NOSUCH', bearer, [])];
  expect([theirs.status, theirs.body.code]).toEqual([none.status, none.body.code]);
  expect(theirs.status).toBe(404);
});

describe('who has access', () => {
  test('is looked through once a year, from the first day on', async () => {
    const code = codeOf();
    const person = await harness.person({ roles: { [code]: 'administrator' } });
    const bearer = async () => harness.bearer(await harness.signIn(person));
    expect((await get(code, await bearer())).body).toEqual({ last: null, due: false });
    later(366);
    expect((await get(code, await bearer())).body).toEqual({ last: null, due: true });
    const now = await bearer();
    const { status, body } = await review(code, now, await usersOf(code, now));
    expect([status, body]).toMatchObject([200, { last: { by: 'Ann Bell' }, due: false }]);
    later(366);
    expect((await get(code, await bearer())).body).toMatchObject({ due: true });
  });

  test('is not said to be right by whoever has seen something else', async () => {
    const code = codeOf();
    const bearer = await harness.bearerOf(code, 'administrator');
    const seen = await usersOf(code, bearer);
    await harness.person({ roles: { [code]: 'member' } });
    const { status, body } = await review(code, bearer, seen);
    expect([status, body.code]).toEqual([409, 'access-changed']);
    const other = (await usersOf(code, bearer)).map(({ id }) => ({ id, role: 'auditor' }));
    expect((await review(code, bearer, other)).body.code).toBe('access-changed');
    expect((await get(code, bearer)).body.last).toBeNull();
  });

  test('pressed twice does no harm', async () => {
    const code = codeOf();
    const bearer = await harness.bearerOf(code, 'administrator');
    const seen = await usersOf(code, bearer);
    const answers = await Promise.all([review(code, bearer, seen), review(code, bearer, seen)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  });
});
