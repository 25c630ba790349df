import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { User } from '@dspt/contracts/identity/users';
import { Harness } from './harness.js';

let harness: Harness;
beforeAll(async () => {
  harness = await Harness.open();
});
afterAll(() => harness?.close());

const path = (code: string) => `/organisations/${code}/access-review`;
const codeOf = () => `A${randomUUID().slice(0, 6).toUpperCase()}`;
const get = async (code: string, bearer: string) => harness.http.get(path(code)).set('authorization', bearer);
async function usersOf(code: string, bearer: string) {
  const { body } = await harness.http.get(`/organisations/${code}/users`).set('authorization', bearer);
  return (body.items as User[]).map(({ id, role }) => ({ id, role }));
}
const review = (code: string, bearer: string, from: object[]) =>
  harness.http.put(path(code)).set('authorization', bearer).send({ from });
/** As if a year and a day had gone by. */
async function aYearLater(code: string): Promise<void> {
  const { database } = harness.service;
  await database.query(`update memberships set since = since - interval '366 days' where code = $1`, [code]);
  await database.query(
    `update access_reviews set reviewed_at = reviewed_at - interval '366 days' where code = $1`,
    [code],
  );
}
/** Of a stranger, of everybody in the organisation, and of staff: who may is let in. */
async function admitted(ask: (bearer: string) => PromiseLike<{ status: number }>): Promise<string[]> {
  const bearers = {
    stranger: '',
    auditor: await harness.bearerOf('X1', 'auditor'),
    member: await harness.bearerOf('X1', 'member'),
    administrator: await harness.bearerOf('X1', 'administrator'),
    staff: await harness.bearerOfStaff('helpdesk-supervisor'),
  };
  const found: string[] = [];
  for (const [who, bearer] of Object.entries(bearers)) {
    const { status } = await ask(bearer);
    expect([200, 401, 403, 409]).toContain(status);
    if (status === 200 || status === 409) found.push(who);
  }
  return found;
}

test('who may: GET /organisations/:code/access-review', async () => {
  expect(await admitted((bearer) => get('X1', bearer))).toEqual(['administrator']);
});
test('whose: GET /organisations/:code/access-review', async () => {
  const bearer = await harness.bearerOf('X1', 'administrator');
  const [theirs, none] = [await get('X2', bearer), await get('NOSUCH', bearer)];
  expect([theirs.status, theirs.body.code]).toEqual([none.status, none.body.code]);
  expect(theirs.status).toBe(404);
});
test('who may: PUT /organisations/:code/access-review', async () => {
  expect(await admitted((bearer) => review('X1', bearer, []))).toEqual(['administrator']);
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
    const bearer = await harness.bearerOf(code, 'administrator');
    expect((await get(code, bearer)).body).toEqual({ last: null, due: false });
    await aYearLater(code);
    expect((await get(code, bearer)).body).toEqual({ last: null, due: true });
    const { status, body } = await review(code, bearer, await usersOf(code, bearer));
    expect([status, body]).toMatchObject([200, { last: { by: 'Ann Bell' }, due: false }]);
    await aYearLater(code);
    expect((await get(code, bearer)).body).toMatchObject({ due: true });
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
