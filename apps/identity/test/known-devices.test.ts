import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { passwordResetRequested } from '@dspt/contracts/identity/passwords';
import { PasswordResetsService } from '../src/password-resets/password-resets.service.js';
import { Harness, password } from './harness.js';

let harness: Harness;
beforeAll(async () => {
  harness = await Harness.open();
});
afterAll(() => harness?.close());
afterEach(() => harness.service.clock.set(new Date()));

const address = () => `10.${[1, 2, 3].map(() => Math.floor(Math.random() * 250)).join('.')}`;
const signIn = (email: string, given: string, device?: string, from = address()) =>
  harness.http.post('/sessions').set('x-forwarded-for', from).send({ email, password: given, device });
const guess = async (email: string, times = 5, device?: string) => {
  for (let time = 0; time < times; time++) await signIn(email, 'WrongOne99', device);
};
const knownDevice = async (email: string) => (await signIn(email, password)).body.device as string;
const later = (minutes: number) =>
  harness.service.clock.set(new Date(harness.service.clock.now().getTime() + minutes * 60_000));

describe('a device that has signed in to an account before', () => {
  test('is not locked out by failures of strangers, however often they try', async () => {
    const { email } = await harness.person();
    const device = await knownDevice(email);
    for (let round = 0; round < 2; round++) {
      await guess(email);
      expect((await signIn(email, password)).body.code).toBe('sign-in-slowed');
      const { status, body } = await signIn(email, password, device);
      expect([status, body.device]).toEqual([200, device]);
      later(15.1);
    }
  });
  test('nor by failures from its own network at other accounts', async () => {
    const { email } = await harness.person();
    const device = await knownDevice(email);
    const from = address();
    for (let time = 0; time < 6; time++)
      await signIn(`${randomUUID()}@example.org`, 'WrongOne99', undefined, from);
    expect((await signIn(email, password, undefined, from)).status).toBe(429);
    expect((await signIn(email, password, device, from)).status).toBe(200);
  });
  test('is locked by its own failures, for 15 minutes, and locks nobody else', async () => {
    const { email } = await harness.person();
    const [one, other] = [await knownDevice(email), await knownDevice(email)];
    await guess(email, 5, one);
    expect((await signIn(email, password, one)).body.code).toBe('sign-in-slowed');
    expect((await signIn(email, password, other)).status).toBe(200);
    expect((await signIn(email, password)).status).toBe(200);
    later(15.1);
    expect((await signIn(email, password, one)).status).toBe(200);
  });
  test('is a stranger to every other account', async () => {
    const [ann, ben] = [await harness.person(), await harness.person()];
    const device = await knownDevice(ann.email);
    await guess(ben.email);
    expect((await signIn(ben.email, password, device)).body.code).toBe('sign-in-slowed');
    await guess(ben.email, 5, device);
    expect((await signIn(ann.email, password, device)).status).toBe(200);
  });
  test('keeps one secret for all accounts that are signed in to on it; what was made up is replaced', async () => {
    const [ann, ben] = [await harness.person(), await harness.person()];
    const device = await knownDevice(ann.email);
    expect((await signIn(ben.email, password, device)).body.device).toBe(device);
    const madeUp = 'a'.repeat(43);
    expect((await signIn(ben.email, password, madeUp)).body.device).not.toBe(madeUp);
    const rows = await harness.service.database.query<object[]>('select * from known_devices');
    expect(JSON.stringify(rows)).not.toContain(device);
  });
  test('gets the same answers as a stranger', async () => {
    const { email } = await harness.person();
    const device = await knownDevice(email);
    const [known, stranger] = [await signIn(email, 'WrongOne99', device), await signIn(email, 'WrongOne99')];
    expect([known.status, known.body]).toEqual([stranger.status, stranger.body]);
    const refused = (given?: string) =>
      signIn(email, password, given).then(({ body }) => Object.keys(body as object));
    await guess(email, 4, device);
    await guess(email, 4);
    expect(await refused(device)).toEqual(await refused());
  });
  test('guessing in parallel gains it nothing', async () => {
    const { email } = await harness.person();
    const device = await knownDevice(email);
    const answers = await Promise.all(Array.from({ length: 12 }, () => signIn(email, 'WrongOne99', device)));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(5);
  });
});

test('a new password by a link makes only the device it was set on known, which strangers cannot lock out', async () => {
  const { id, email } = await harness.person();
  const before = await knownDevice(email);
  await guess(email);
  await harness.http.post('/password-resets').send({ email, human: await harness.human() });
  const { resetId } = (await harness.told(passwordResetRequested)).findLast(
    ({ personId }) => personId === id,
  )!;
  const { token } = await harness.get(PasswordResetsService).issue(resetId);
  const { body } = await harness.http.put(`/password-resets/${token}`).send({ password: 'Lantern4Green' });
  await guess(email);
  expect((await signIn(email, 'Lantern4Green', before)).body.code).toBe('sign-in-slowed');
  expect((await signIn(email, 'Lantern4Green', body.device)).status).toBe(200);
});

test('one household of IPv6 is one place, whatever address it takes; the next household is another', async () => {
  const { email } = await harness.person();
  const from = (network: number, host: number) => `2001:db8:1:${network}::${host.toString(16)}`;
  for (let host = 0; host < 5; host++)
    await signIn(`${randomUUID()}@example.org`, 'WrongOne99', undefined, from(1, host));
  expect((await signIn(email, password, undefined, from(1, 99))).body.code).toBe('sign-in-slowed');
  expect((await signIn(email, password, undefined, from(2, 99))).status).toBe(200);
});
