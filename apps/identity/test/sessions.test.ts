import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { claims } from '@dspt/contracts/access';
import { accessRevoked, exchangeSession } from '@dspt/contracts/identity/sessions';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { Harness, password, type Account } from './harness.js';

let harness: Harness;
beforeAll(async () => {
  harness = await Harness.open();
});
afterAll(() => harness?.close());
afterEach(() => harness.service.clock.set(new Date()));

const minutesLater = (minutes: number) =>
  harness.service.clock.set(new Date(harness.service.clock.now().getTime() + minutes * 60_000));
/** Every test signs in from a place of its own: places are slowed down. */
const address = () => `10.${[1, 2, 3].map(() => Math.floor(Math.random() * 250)).join('.')}`;
const signIn = (email: string, given = password, from = address()) =>
  harness.http.post('/sessions').set('x-forwarded-for', from).send({ email, password: given });
const current = (bearer: string) => harness.http.get('/sessions/current').set('authorization', bearer);

describe('who may: POST /sessions', () => {
  test('whoever knows the password, however the address is written', async () => {
    const { email, id } = await harness.person({ roles: { X1: 'member' } });
    const { status, body } = await signIn(` ${email.toUpperCase()} `);
    expect(status).toBe(200);
    expect(body.session).toMatchObject({
      person: { id, email },
      organisation: { code: 'X1', organisationName: 'HOUSE X1', role: 'member' },
      staff: null,
      secondFactor: 'none',
    });
    expect((await harness.exchange(body.secret)).session.id).toBe(body.session.id);
  });
  test('the secret of a session is not in the database', async () => {
    const { body } = await signIn((await harness.person()).email);
    const rows = await harness.service.database.query<object[]>('select * from sessions');
    expect(JSON.stringify(rows)).not.toContain(body.secret);
    expect(Buffer.from(body.secret, 'base64url')).toHaveLength(32);
  });
  test('a wrong password and an unknown address get one answer', async () => {
    const wrong = await signIn((await harness.person()).email, 'WrongOne99');
    const unknown = await signIn(`${randomUUID()}@example.org`, 'WrongOne99');
    expect([wrong.status, wrong.body.code]).toEqual([401, 'sign-in-failed']);
    expect([unknown.status, unknown.body]).toEqual([401, wrong.body]);
  });
  test('an unknown address takes as much work as a wrong password', async () => {
    const { email } = await harness.person();
    const least = { wrong: Infinity, unknown: Infinity };
    // Work of the processor, not time by the clock: what else keeps the machine busy is not in it.
    for (let time = 0; time < 4; time++)
      for (const which of ['wrong', 'unknown'] as const) {
        const from = process.cpuUsage();
        await signIn(which === 'wrong' ? email : `${randomUUID()}@example.org`, 'WrongOne99');
        const { user, system } = process.cpuUsage(from);
        least[which] = Math.min(least[which], user + system);
      }
    expect(least.unknown).toBeGreaterThan(least.wrong / 2);
  });
  test('bad input says what to do', async () => {
    expect((await signIn('ann', '')).body.errors).toEqual([
      { field: 'email', message: 'Enter an email address with an @ in it, like name@example.com' },
      { field: 'password', message: 'Enter your password' },
    ]);
  });
});

describe('guessing', () => {
  const guess = async (email: string, times: number, from?: string) => {
    for (let time = 0; time < times; time++) await signIn(email, 'WrongOne99', from);
  };

  test('locks an account after five failures, also for its password, and it opens by itself after 15 minutes', async () => {
    const { email } = await harness.person();
    await guess(email, 5);
    const locked = await signIn(email);
    expect(locked.status).toBe(429);
    expect(locked.body).toMatchObject({ code: 'sign-in-slowed', retryAfterSeconds: expect.any(Number) });
    expect(locked.body.retryAfterSeconds).toBeGreaterThan(890);
    minutesLater(15.1);
    expect((await signIn(email)).status).toBe(200);
  });
  test('locks an address that has no account just the same', async () => {
    const email = `${randomUUID()}@example.org`;
    await guess(email, 5);
    expect((await signIn(email)).body.code).toBe('sign-in-slowed');
  });
  test('four failures are forgiven by the right password', async () => {
    const { email } = await harness.person();
    await guess(email, 4);
    expect((await signIn(email)).status).toBe(200);
    await guess(email, 4);
    expect((await signIn(email)).status).toBe(200);
  });
  test('in parallel gains nothing', async () => {
    const { email } = await harness.person();
    const answers = await Promise.all(Array.from({ length: 12 }, () => signIn(email, 'WrongOne99')));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(5);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(7);
  });
  test('at many accounts from one place slows that place down, more each time, and no other place', async () => {
    const from = address();
    for (let time = 0; time < 5; time++) await guess(`${randomUUID()}@example.org`, 1, from);
    const { email } = await harness.person();
    expect((await signIn(email, password, from)).body).toMatchObject({
      code: 'sign-in-slowed',
      retryAfterSeconds: 1,
    });
    expect((await signIn(email)).status).toBe(200);
    for (let time = 0; time < 4; time++) {
      minutesLater(1 / 2);
      await guess(`${randomUUID()}@example.org`, 1, from);
    }
    expect((await signIn(email, password, from)).body.retryAfterSeconds).toBeGreaterThan(4);
    minutesLater(1);
    expect((await signIn(email, password, from)).status).toBe(200);
  });
  test('at one place is forgotten after 15 minutes, however many others sign in there meanwhile', async () => {
    const from = address();
    const { email } = await harness.person();
    for (let time = 0; time < 4; time++) await guess(`${randomUUID()}@example.org`, 1, from);
    minutesLater(10);
    expect((await signIn(email, password, from)).status).toBe(200);
    minutesLater(5.1);
    for (let time = 0; time < 4; time++) await guess(`${randomUUID()}@example.org`, 1, from);
    expect((await signIn(email, password, from)).status).toBe(200);
  });
});

describe('exchange', () => {
  const roles = { X1: 'administrator', X2: 'auditor' } as const;
  const person = (): Promise<Account> => harness.person({ roles });

  test('answers: identity.sessions.exchange', async () => {
    const { id } = await harness.person({ roles: { X1: 'auditor' } });
    const { token, tokenExpiresAt, session } = await harness.exchange(
      await harness.signIn({ id, email: '' }),
    );
    const said = claims.parse(decodeJwt(token));
    expect(said).toMatchObject({
      sub: id,
      sid: session.id,
      name: 'Ann Bell',
      organisation: { code: 'X1', role: 'auditor' },
      staff: null,
    });
    expect(decodeProtectedHeader(token)).toMatchObject({ alg: 'ES256', kid: expect.any(String) });
    expect(Date.parse(tokenExpiresAt) / 1000 - said.iat).toBeCloseTo(120);
    expect(JSON.stringify(decodeJwt(token))).not.toContain('@');
  });
  test('refuses bad input: identity.sessions.exchange', async () => {
    expect(await harness.askRaw(exchangeSession, { secret: 'short' })).toMatchObject({
      code: 'invalid-input',
    });
    await expect(harness.exchange('a-secret-that-was-never-given')).rejects.toMatchObject({
      code: 'session-ended',
    });
  });
  test('keeps a session awake, unless it is only looked at', async () => {
    const secret = await harness.signIn(await person());
    minutesLater(50);
    const looked = await harness.exchange(secret, false);
    const used = await harness.exchange(secret);
    expect(Date.parse(used.session.endsAt) - Date.parse(looked.session.endsAt)).toBeGreaterThan(49 * 60_000);
    minutesLater(50);
    await harness.exchange(secret, false);
    minutesLater(11);
    await expect(harness.exchange(secret)).rejects.toMatchObject({ code: 'session-ended' });
  });
  test('a session of staff ends after 30 idle minutes', async () => {
    const secret = await harness.signIn(await harness.person({ staff: 'helpdesk-operator' }));
    minutesLater(31);
    await expect(harness.exchange(secret)).rejects.toMatchObject({ code: 'session-ended' });
  });
  test('a session ends after 12 hours, and so do its tokens', async () => {
    const secret = await harness.signIn(await person());
    for (let half = 0; half < 23; half++) {
      minutesLater(30);
      await harness.exchange(secret);
    }
    minutesLater(29);
    const { tokenExpiresAt, session } = await harness.exchange(secret);
    expect(tokenExpiresAt).toBe(session.endsAt);
    minutesLater(2);
    await expect(harness.exchange(secret)).rejects.toMatchObject({ code: 'session-ended' });
  });
  test('somebody with several organisations acts for none until one is chosen', async () => {
    const { session } = await harness.exchange(await harness.signIn(await person()));
    expect(session.organisation).toBeNull();
    expect(session.memberships.map(({ code }) => code)).toEqual(['X1', 'X2']);
  });
});

describe('who may: GET /sessions/current', () => {
  test('not a stranger, nor one who makes a token up', async () => {
    expect((await harness.http.get('/sessions/current')).status).toBe(401);
    const other = await harness.service.issuer.bearer({
      organisation: { code: 'X1', role: 'administrator' },
    });
    expect((await current(other)).status).toBe(401);
  });
  test('whoever is signed in sees their own session', async () => {
    const person = await harness.person();
    const { body } = await current(await harness.bearer(await harness.signIn(person)));
    expect(body.person).toMatchObject(person);
  });
});

describe('who may: DELETE /sessions/current', () => {
  test('not a stranger', async () =>
    expect((await harness.http.delete('/sessions/current')).status).toBe(401));
  test('whoever is signed in signs out: the session and every token of it are void', async () => {
    const person = await harness.person();
    const [secret, elsewhere] = [await harness.signIn(person), await harness.signIn(person)];
    const bearer = await harness.bearer(secret);
    const other = await harness.bearer(elsewhere);
    expect((await harness.http.delete('/sessions/current').set('authorization', bearer)).status).toBe(204);
    await harness.service.settled();
    expect((await current(bearer)).status).toBe(401);
    await expect(harness.exchange(secret)).rejects.toMatchObject({ code: 'session-ended' });
    expect((await current(other)).status).toBe(200);
    expect(await harness.told(accessRevoked)).toContainEqual(
      expect.objectContaining({ personId: person.id }),
    );
  });
});

describe('who may: PUT /sessions/current/organisation', () => {
  const choose = (bearer: string, code: string) =>
    harness.http.put('/sessions/current/organisation').set('authorization', bearer).send({ code });

  test('not a stranger', async () => expect((await choose('', 'X1')).status).toBe(401));
  test('whoever belongs to it acts for it from then on, in this session', async () => {
    const person = await harness.person({ roles: { X1: 'administrator', X2: 'auditor' } });
    const [secret, elsewhere] = [await harness.signIn(person), await harness.signIn(person)];
    const before = await harness.bearer(secret);
    expect((await choose(before, 'x2')).body.session.organisation).toMatchObject({
      code: 'X2',
      role: 'auditor',
    });
    await harness.service.settled();
    expect((await current(before)).status).toBe(401);
    const bearer = await harness.bearer(secret);
    expect((await current(bearer)).body.organisation.code).toBe('X2');
    expect((await choose(bearer, 'X1')).body.session.organisation.code).toBe('X1');
    expect((await harness.exchange(elsewhere)).session.organisation).toBeNull();
  });
  test('an organisation of others gets the same answer as none', async () => {
    await harness.person({ roles: { X3: 'administrator' } });
    const bearer = await harness.bearerOf('X1', 'administrator');
    const [others, none] = [await choose(bearer, 'X3'), await choose(bearer, 'NONE')];
    expect([others.status, others.body]).toEqual([404, none.body]);
  });
});
