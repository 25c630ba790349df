import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Test } from 'supertest';
import { Harness, password } from './harness.js';

let harness: Harness;
beforeAll(async () => {
  harness = await Harness.open();
});
afterAll(() => harness?.close());

const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const list = (bearer: string) => harness.http.get('/me/sessions').set('authorization', bearer);
const end = (bearer: string, id: string) =>
  harness.http.delete(`/me/sessions/${id}`).set('authorization', bearer);
const endOthers = (bearer: string) => harness.http.delete('/me/sessions').set('authorization', bearer);
const idOf = async (secret: string) => (await harness.exchange(secret)).session.id;

const requests: Record<string, (bearer: string) => Test> = {
  'who may: GET /me/sessions': list,
  'who may: DELETE /me/sessions': endOthers,
};
describe.each(Object.entries(requests))('%s', (_, send) => {
  test('not a stranger', async () => expect((await send('')).status).toBe(401));
  test.each(['auditor', 'member', 'administrator'] as const)('as %s', async (role) =>
    expect((await send(await harness.bearerOf('X1', role))).status).toBeLessThan(300),
  );
  test('staff too', async () =>
    expect((await send(await harness.bearerOfStaff('helpdesk-operator'))).status).toBeLessThan(300));
});
test('who may: DELETE /me/sessions/:id', async () => {
  expect((await end('', randomUUID())).status).toBe(401);
  const person = await harness.person();
  const [here, there] = [await harness.signIn(person), await harness.signIn(person)];
  expect((await end(await harness.bearer(here), await idOf(there))).status).toBe(204);
});
test('whose: DELETE /me/sessions/:id', async () => {
  const theirs = await harness.signIn(await harness.person());
  const bearer = await harness.bearer(await harness.signIn(await harness.person()));
  const { status, body } = await end(bearer, await idOf(theirs));
  expect([status, body]).toEqual([404, (await end(bearer, randomUUID())).body]);
  expect((await harness.exchange(theirs)).session.id).toBeDefined();
});

describe('where somebody is signed in', () => {
  test('is listed in words, with the one that asks', async () => {
    const { email } = await harness.person();
    const signIn = () => harness.http.post('/sessions').set('user-agent', firefox).send({ email, password });
    const [first, second] = [await signIn(), await signIn()];
    const { body } = await list(await harness.bearer(second.body.secret));
    const item = {
      device: 'Firefox on Linux',
      startedAt: expect.any(String),
      lastUsedAt: expect.any(String),
    };
    expect(body.items).toHaveLength(2);
    expect(body.items).toContainEqual({ ...item, id: second.body.session.id, current: true });
    expect(body.items).toContainEqual({ ...item, id: first.body.session.id, current: false });
    const rows = await harness.service.database.query<object[]>('select * from sessions');
    expect(JSON.stringify(rows)).not.toContain('Gecko');
  });
  test('ends at once where they end it, and nowhere else', async () => {
    const person = await harness.person();
    const [here, there, third] = [
      await harness.signIn(person),
      await harness.signIn(person),
      await harness.signIn(person),
    ];
    const [bearer, theirs] = [await harness.bearer(here), await harness.bearer(there)];
    await end(bearer, await idOf(there));
    await harness.service.settled();
    expect((await list(theirs)).status).toBe(401);
    await expect(harness.exchange(there)).rejects.toMatchObject({ code: 'session-ended' });
    await endOthers(bearer);
    await expect(harness.exchange(third)).rejects.toMatchObject({ code: 'session-ended' });
    expect((await list(await harness.bearer(here))).body.items).toMatchObject([{ current: true }]);
  });
});
