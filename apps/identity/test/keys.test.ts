import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { listKeys } from '@dspt/contracts/identity/sessions';
import { Requests } from '@dspt/service-kit/messaging/requests';
import { createLocalJWKSet, jwtVerify } from 'jose';
import { KeysRepository } from '../src/keys/keys.repository.js';
import { KeysService } from '../src/keys/keys.service.js';
import { Vault } from '../src/vault/vault.js';
import { Harness } from './harness.js';

let harness: Harness;
beforeAll(async () => {
  harness = await Harness.open();
});
afterAll(() => harness?.close());

const daysLater = (days: number) => harness.service.clock.set(new Date(Date.now() + days * 24 * 3600_000));
const publicKeys = () => harness.get(KeysService).publicKeys();

test('answers: identity.keys.list', async () => {
  const keys = await publicKeys();
  expect(keys).toHaveLength(1);
  const key = keys.at(0);
  expect(key).toMatchObject({ kty: 'EC', crv: 'P-256', alg: 'ES256', use: 'sig' });
  expect(key).not.toHaveProperty('d');
  const { token } = await harness.exchange(await harness.signIn(await harness.person()));
  const { protectedHeader } = await jwtVerify(token, createLocalJWKSet({ keys }));
  expect(protectedHeader.kid).toBe(key?.kid);
});

test('refuses bad input: identity.keys.list', async () => {
  const answers = await harness.askAll(listKeys, { all: true });
  expect(answers).toContainEqual(expect.objectContaining({ code: 'invalid-input' }));
});

test('a request is answered with the keys', async () => {
  const answers = await harness.askAll(listKeys, {});
  expect(answers).toContainEqual({ keys: await publicKeys() });
  expect((await harness.service.app.get(Requests).ask(listKeys, {})).keys).toHaveLength(1);
});

test('the private part is encrypted', async () => {
  const rows = await harness.service.database.query<object[]>('select * from signing_keys');
  expect(JSON.stringify(rows)).not.toContain('"d"');
});

test('after 30 days several replicas agree on one new key, and the old one still verifies for a day', async () => {
  const old = (await publicKeys()).at(0)!.kid;
  daysLater(30.5);
  const { database, clock } = harness.service;
  const replica = () => new KeysService(database, new KeysRepository(database), harness.get(Vault), clock);
  const tokens = await Promise.all([1, 2, 3].map(() => replica().sign({ sub: 'x' })));
  const keys = await publicKeys();
  expect(keys.map(({ kid }) => kid)).toEqual([expect.not.stringMatching(old), old]);
  for (const token of tokens)
    expect((await jwtVerify(token, createLocalJWKSet({ keys }))).protectedHeader.kid).toBe(keys.at(0)?.kid);
  daysLater(61);
  await replica().sign({ sub: 'x' });
  expect((await publicKeys()).map(({ kid }) => kid)).not.toContain(old);
});
