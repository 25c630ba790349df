import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { secondFactorChanged } from '@dspt/contracts/identity/second-factors';
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
const start = (bearer: string, code?: string) =>
  send('post', '/me/second-factor', bearer, { password, code });
const confirm = (bearer: string, code: string) => send('put', '/me/second-factor', bearer, { code });
const pass = (bearer: string, code: string) =>
  send('post', '/sessions/current/second-factor', bearer, { code });
const renew = (bearer: string, given = password) =>
  send('put', '/me/recovery-codes', bearer, { password: given });
const remove = (bearer: string, code: string, given = password) =>
  send('post', '/me/second-factor/removal', bearer, { password: given, code });
const later = (seconds: number) =>
  harness.service.clock.set(new Date(harness.service.clock.now().getTime() + seconds * 1000));
const codeOf = (secret: string) =>
  generate({ secret, epoch: Math.floor(harness.service.clock.now().getTime() / 1000) });

/** Somebody who has just set up an authenticator app. */
async function withApp(wanted: Parameters<Harness['person']>[0] = { roles: { X1: 'member' } }) {
  const person = await harness.person(wanted);
  const first = await harness.bearer(await harness.signIn(person));
  const app = (await start(first)).body.secret as string;
  const { body } = await confirm(first, await codeOf(app));
  later(60);
  const signIn = async () => harness.bearer(await harness.signIn(person));
  const codes = body.recoveryCodes as string[];
  const bearer = await harness.bearer(body.secret);
  return { ...person, app, codes, secret: body.secret as string, bearer, signIn };
}
const account = (bearer: string) => harness.http.get('/me').set('authorization', bearer);

describe('who may: PUT /me/recovery-codes', () => {
  test('not a stranger', async () => expect((await renew('')).status).toBe(401));
  test('not without the password, nor without an app', async () => {
    const { bearer } = await withApp();
    expect((await renew(bearer, 'WrongOne99')).body.errors).toMatchObject([{ field: 'password' }]);
    const none = await harness.bearerOf('X1', 'member');
    expect((await renew(none)).body.code).toBe('second-factor-not-set-up');
  });
  test('whoever has an app, staff too; those before no longer count', async () => {
    for (const wanted of [{ staff: 'helpdesk-operator' } as const, {}]) {
      const { id, bearer, codes, signIn } = await withApp(wanted);
      const { status, body } = await renew(bearer);
      expect([status, body.recoveryCodes.length]).toEqual([200, 10]);
      expect((await pass(await signIn(), codes[0]!)).status).toBe(400);
      expect((await pass(await signIn(), body.recoveryCodes[0])).status).toBe(200);
      expect(await harness.told(secondFactorChanged)).toContainEqual({
        personId: id,
        did: 'recovery-codes-renewed',
        codesLeft: 10,
      });
    }
  });
});

describe('a recovery code', () => {
  test('is ten digits, and nowhere in the database', async () => {
    const { id, codes, bearer } = await withApp();
    expect(codes).toHaveLength(10);
    for (const code of codes) expect(code).toMatch(/^\d{10}$/);
    const rows = await harness.service.database.query<object[]>('select * from recovery_codes');
    expect(rows.length).toBeGreaterThanOrEqual(10);
    expect(JSON.stringify(rows)).not.toContain(codes[0]);
    expect((await account(bearer)).body).toMatchObject({ recoveryCodesLeft: 10 });
    expect(await harness.told(secondFactorChanged)).not.toContainEqual(
      expect.objectContaining({ personId: id }),
    );
  });
  test('lets in once, however it is spaced, and the mailbox is told', async () => {
    const { id, codes, signIn } = await withApp();
    const spaced = codes[3]!.replace(/^(.{5})/, '$1 ');
    const { status, body } = await pass(await signIn(), spaced);
    expect([status, body.session.secondFactor]).toEqual([200, 'passed']);
    expect((await pass(await signIn(), codes[3]!)).body.errors).toEqual([
      {
        field: 'code',
        message: 'This is none of your recovery codes, or you have used it before. Each of them works once',
      },
    ]);
    expect((await account(await harness.bearer(body.secret))).body.recoveryCodesLeft).toBe(9);
    const told = { personId: id, did: 'recovery-code-used', codesLeft: 9 };
    expect(await harness.told(secondFactorChanged)).toContainEqual(told);
  });
  test('shown twice at the same moment lets in once', async () => {
    const { codes, signIn } = await withApp();
    const bearers = [await signIn(), await signIn()];
    const answers = await Promise.all(bearers.map((bearer) => pass(bearer, codes[0]!)));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 400]);
  });
  test('of somebody else is none, and guessing is stopped', async () => {
    const [{ codes }, { codes: own, signIn }] = [await withApp(), await withApp()];
    const bearer = await signIn();
    for (const code of codes.slice(0, 5)) expect((await pass(bearer, code)).status).toBe(400);
    expect((await pass(bearer, own[0]!)).body.code).toBe('sign-in-slowed');
  });
});

describe('another app', () => {
  test('takes the place of the first once its code is shown, and not before', async () => {
    const { id, app, bearer, codes, signIn, secret } = await withApp();
    const other = await harness.exchange(secret);
    expect((await start(bearer)).body.code).toBe('second-factor-failed');
    const begun = await start(bearer, await codeOf(app));
    expect(begun.status).toBe(200);
    later(60);
    const elsewhere = await pass(await signIn(), await codeOf(app));
    expect(elsewhere.status).toBe(200);
    const { status, body } = await confirm(bearer, await codeOf(begun.body.secret));
    expect([status, body.recoveryCodes.length, body.session.id]).toEqual([200, 10, other.session.id]);
    later(60);
    expect((await pass(await signIn(), await codeOf(app))).status).toBe(400);
    expect((await pass(await signIn(), codes[0]!)).status).toBe(400);
    expect((await pass(await signIn(), await codeOf(begun.body.secret))).status).toBe(200);
    expect((await harness.exchange(elsewhere.body.secret)).session.secondFactor).toBe('required');
    const told = { personId: id, did: 'replaced', codesLeft: 10 };
    expect(await harness.told(secondFactorChanged)).toContainEqual(told);
  });
  test('is begun with a recovery code by whoever has lost the first', async () => {
    const { bearer, codes } = await withApp();
    const { body } = await start(bearer, codes[0]);
    expect((await confirm(bearer, await codeOf(body.secret))).status).toBe(200);
  });
  test('is not set up by whoever still owes the code', async () => {
    const { bearer, app, signIn } = await withApp();
    const { body } = await start(bearer, await codeOf(app));
    const pending = await signIn();
    expect((await start(pending, await codeOf(app))).body.code).toBe('second-factor-already-set-up');
    expect((await confirm(pending, await codeOf(body.secret))).body.code).toBe(
      'second-factor-already-set-up',
    );
  });
});

describe('who may: POST /me/second-factor/removal', () => {
  test('not a stranger', async () => expect((await remove('', '123456')).status).toBe(401));
  test('not staff', async () => {
    const { bearer, app } = await withApp({ staff: 'helpdesk-operator' });
    const { status, body } = await remove(bearer, await codeOf(app));
    expect([status, body.code]).toEqual([409, 'second-factor-required-of-staff']);
  });
  test('not without password and code', async () => {
    const { bearer, app } = await withApp();
    expect((await remove(bearer, await codeOf(app), 'WrongOne99')).body.errors).toMatchObject([
      { field: 'password' },
    ]);
    expect((await remove(bearer, '000000')).body.code).toBe('second-factor-failed');
  });
  test('a provider, who signs in with the password alone from then on', async () => {
    const { id, app, bearer, secret, signIn } = await withApp();
    expect((await remove(bearer, await codeOf(app))).status).toBe(204);
    expect((await harness.exchange(secret)).session.secondFactor).toBe('none');
    expect((await account(await signIn())).body).toMatchObject({ recoveryCodesLeft: null });
    const told = { personId: id, did: 'removed', codesLeft: 0 };
    expect(await harness.told(secondFactorChanged)).toContainEqual(told);
    expect((await remove(await signIn(), '123456')).body.code).toBe('second-factor-not-set-up');
  });
});
