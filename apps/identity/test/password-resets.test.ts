import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { passwordChanged, passwordResetRequested } from '@dspt/contracts/identity/passwords';
import { PasswordResetsService } from '../src/password-resets/password-resets.service.js';
import { Harness, password, wrongTokens, type Account } from './harness.js';

let harness: Harness;
beforeAll(async () => {
  harness = await Harness.open();
});
afterAll(() => harness?.close());
afterEach(() => harness.service.clock.set(new Date()));

const fresh = 'Lantern4Green';
const ask = async (email: string, form: object = {}) =>
  harness.http.post('/password-resets').send({ email, human: await harness.human(), ...form });
const choose = (token: string, chosen = fresh) =>
  harness.http.put(`/password-resets/${token}`).send({ password: chosen });
const view = (token: string) => harness.http.get(`/password-resets/${token}`);
const signIn = (email: string, given: string) =>
  harness.http.post('/sessions').set('x-forwarded-for', randomUUID()).send({ email, password: given });
const hourLater = () => harness.service.clock.set(new Date(Date.now() + 61 * 60_000));

/** The token in the email a person gets who asks. */
async function tokenFor({ id, email }: Account): Promise<string> {
  await ask(email);
  const { resetId } = (await harness.told(passwordResetRequested)).findLast(
    ({ personId }) => personId === id,
  )!;
  return (await harness.get(PasswordResetsService).issue(resetId)).token;
}

describe('who may: POST /password-resets', () => {
  test('anybody, and a stranger cannot tell whether the address is known', async () => {
    const known = await harness.person();
    const [one, other] = [await ask(known.email), await ask(`${randomUUID()}@example.org`)];
    expect([one.status, one.text]).toEqual([204, other.text]);
    expect(other.status).toBe(204);
    const told = await harness.told(passwordResetRequested);
    expect(told).toEqual([known.id, null].map((personId) => ({ personId, resetId: expect.any(String) })));
  });
  test('a link is made only for an address that somebody has', async () => {
    await ask(`${randomUUID()}@example.org`);
    const { resetId } = (await harness.told(passwordResetRequested)).at(-1)!;
    const { token } = await harness.get(PasswordResetsService).issue(resetId);
    expect((await view(token)).status).toBe(404);
  });
  test('not without a human check', async () => {
    const { body } = await ask('ann@example.org', { human: { id: 'x' } });
    expect(body.code).toBe('human-check-failed');
  });
  test('bad input says what to do', async () => {
    expect((await ask('ann')).body.errors).toMatchObject([{ field: 'email' }]);
  });
  test('one mailbox cannot be filled, known or not', async () => {
    for (const email of [(await harness.person()).email, `${randomUUID()}@example.org`]) {
      const answers: number[] = [];
      for (let time = 0; time < 7; time++) answers.push((await ask(email)).status);
      expect(answers.slice(-2)).toEqual([204, 429]);
    }
  });
});

describe('who may: GET /password-resets/:token', () => {
  test('whoever has the link sees whose password it is about', async () => {
    const person = await harness.person();
    expect((await view(await tokenFor(person))).body).toEqual({
      state: 'open',
      email: person.email,
      newerSentAt: null,
    });
  });
  test('opening it, however often and by whatever scans mail, spends nothing', async () => {
    const token = await tokenFor(await harness.person());
    for (let time = 0; time < 3; time++) await view(token);
    await harness.http.head(`/password-resets/${token}`);
    expect((await choose(token)).status).toBe(200);
  });
  test('an older link says that a newer one was sent, and works all the same', async () => {
    const person = await harness.person();
    const older = await tokenFor(person);
    harness.service.clock.set(new Date(Date.now() + 60_000));
    await tokenFor(person);
    const { body } = await view(older);
    expect(body).toMatchObject({ state: 'open', newerSentAt: expect.any(String) });
    expect(Date.parse(body.newerSentAt)).toBeGreaterThan(Date.now());
    expect((await choose(older)).status).toBe(200);
  });
  test('a damaged link is the same link', async () => {
    const token = await tokenFor(await harness.person());
    const damaged = `${token.slice(0, 30).toUpperCase()}=\r\n${token.slice(30)}.>`;
    expect((await view(encodeURIComponent(damaged))).body.state).toBe('open');
  });
  test('a token that was never given is not found', async () => {
    const token = await tokenFor(await harness.person());
    for (const wrong of wrongTokens(token)) expect((await view(wrong)).body.code).toBe('link-incomplete');
  });
});

describe('who may: POST /password-resets/:token/renewal', () => {
  const renew = (token: string) => harness.http.post(`/password-resets/${token}/renewal`);

  test('whoever has a link, used or expired, gets a fresh one in the same mailbox', async () => {
    const person = await harness.person();
    const token = await tokenFor(person);
    await choose(token);
    hourLater();
    expect((await renew(token)).status).toBe(204);
    const told = await harness.told(passwordResetRequested);
    const { resetId } = told.findLast(({ personId }) => personId === person.id)!;
    const fresher = await harness.get(PasswordResetsService).issue(resetId);
    expect((await choose(fresher.token, 'Another5Lamp')).status).toBe(200);
  });
  test('it cannot be used to fill a mailbox', async () => {
    const token = await tokenFor(await harness.person());
    const answers: number[] = [];
    for (let time = 0; time < 6; time++) answers.push((await renew(token)).status);
    expect(answers).toEqual([204, 204, 204, 204, 204, 429]);
  });
  test('nobody else', async () => {
    expect((await renew('x')).body.code).toBe('link-incomplete');
  });
});

describe('who may: PUT /password-resets/:token', () => {
  test('whoever has the link chooses a new password; every session ends', async () => {
    const person = await harness.person({ roles: { X1: 'member' } });
    const session = await harness.signIn(person);
    const bearer = await harness.bearer(session);
    expect((await choose(await tokenFor(person))).status).toBe(200);
    await harness.service.settled();
    expect((await harness.http.get('/sessions/current').set('authorization', bearer)).status).toBe(401);
    await expect(harness.exchange(session)).rejects.toMatchObject({ code: 'session-ended' });
    expect((await signIn(person.email, password)).status).toBe(401);
    expect((await signIn(person.email, fresh)).status).toBe(200);
    expect(await harness.told(passwordChanged)).toContainEqual({ personId: person.id });
  });
  test('nobody who shows the old password at the same moment stays signed in', async () => {
    const person = await harness.person();
    const token = await tokenFor(person);
    const signingIn = Array.from({ length: 4 }, () => signIn(person.email, password));
    await choose(token);
    const secrets = (await Promise.all(signingIn)).flatMap(
      ({ body }) => (body.secret as string | undefined) ?? [],
    );
    for (const secret of secrets)
      await expect(harness.exchange(secret)).rejects.toMatchObject({ code: 'session-ended' });
  });
  test('a locked account opens', async () => {
    const person = await harness.person();
    for (let time = 0; time < 5; time++) await signIn(person.email, 'WrongOne99');
    expect((await signIn(person.email, password)).status).toBe(429);
    await choose(await tokenFor(person));
    expect((await signIn(person.email, fresh)).status).toBe(200);
  });
  test('a link works once, and uses up the others', async () => {
    const person = await harness.person();
    const [one, two] = [await tokenFor(person), await tokenFor(person)];
    await choose(one);
    expect((await choose(one)).body.code).toBe('reset-link-used');
    expect((await choose(two)).body.code).toBe('reset-link-used');
    expect((await view(two)).body.state).toBe('used');
  });
  test('a link used twice at the same moment works once', async () => {
    const token = await tokenFor(await harness.person());
    const answers = await Promise.all([choose(token), choose(token, 'Another5Lamp')]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 410]);
  });
  test('a link works for an hour', async () => {
    const token = await tokenFor(await harness.person());
    hourLater();
    expect((await choose(token)).body.code).toBe('reset-link-expired');
    expect((await view(token)).body.state).toBe('expired');
  });
  test('a weak password is refused with what to change, and the link stays good', async () => {
    const token = await tokenFor(await harness.person({ roles: { X77777: 'member' } }));
    expect((await choose(token, 'my-x77777-Key')).body.errors).toEqual([
      { field: 'password', message: 'Take the name and code of your organisation out of your password' },
    ]);
    expect((await choose(token)).status).toBe(200);
  });
});
