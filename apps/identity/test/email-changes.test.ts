import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import {
  emailChanged,
  emailChangeRequested,
  type EmailChange,
  type MailboxSide,
} from '@dspt/contracts/identity/email-changes';
import { findContacts } from '@dspt/contracts/identity/users';
import { Requests } from '@dspt/service-kit/messaging/requests';
import { EmailChangesService } from '../src/email-changes/email-changes.service.js';
import { Harness, password, type Account } from './harness.js';

let harness: Harness;
beforeAll(async () => {
  harness = await Harness.open();
});
afterAll(() => harness?.close());
afterEach(() => harness.service.clock.set(new Date()));

const newAddress = () => `new.${randomUUID()}@example.org`;
const send = (method: 'get' | 'post' | 'delete', path: string, bearer = '', body?: object) =>
  harness.http[method](path).set('authorization', bearer).send(body);
const start = (bearer: string, email: string, more: object = {}) =>
  send('post', '/me/email-change', bearer, { email, password, ...more });
const act = (what: 'confirmation' | 'refusal', side: MailboxSide, token: string) =>
  send('post', `/email-changes/${side}/${token}/${what}`);
const confirm = (side: MailboxSide, token: string) => act('confirmation', side, token);
const view = async (side: MailboxSide, token: string) =>
  (await send('get', `/email-changes/${side}/${token}`)).body as EmailChange;
const accountOf = async ({ id }: Account) =>
  (
    await harness.service.database.query<{ email: string }[]>('select email from people where id = $1', [id])
  )[0]!.email;

/** Somebody who has asked for another address, with the links that are in the two emails. */
async function asked(email = newAddress()) {
  const person = await harness.person({ roles: { X1: 'administrator' } });
  const session = await harness.signIn(person);
  const bearer = await harness.bearer(session);
  const { status, body } = await start(bearer, email);
  expect([status, body]).toMatchObject([200, {}]);
  const links = await newestLinks();
  return { person, session, bearer, email, ...links };
}

async function newestLinks() {
  const { changeId: emailChangeId } = (await harness.told(emailChangeRequested)).at(-1)!;
  const issue = async (side: MailboxSide) =>
    (await harness.get(EmailChangesService).issue(side, emailChangeId)).token;
  return { emailChangeId, old: await issue('old'), fresh: await issue('new') };
}

describe('who may: POST /me/email-change', () => {
  test('not a stranger', async () => expect((await start('', newAddress())).status).toBe(401));
  test('not without the password', async () => {
    const bearer = await harness.bearer(await harness.signIn(await harness.person()));
    const { body } = await start(bearer, newAddress(), { password: 'WrongOne99' });
    expect(body.errors).toMatchObject([{ field: 'password' }]);
  });
  test('not for the address they have, nor for what is none', async () => {
    const person = await harness.person();
    const bearer = await harness.bearer(await harness.signIn(person));
    expect((await start(bearer, person.email)).body.errors).toMatchObject([{ field: 'email' }]);
    expect((await start(bearer, 'ann')).body.errors).toMatchObject([{ field: 'email' }]);
  });
  test('sent twice it is one change; another address takes the place of the first', async () => {
    const person = await harness.person();
    const bearer = await harness.bearer(await harness.signIn(person));
    const [email, requestId] = [newAddress(), randomUUID()];
    const before = (await harness.told(emailChangeRequested)).length;
    await Promise.all([start(bearer, email, { requestId }), start(bearer, email, { requestId })]);
    expect(await harness.told(emailChangeRequested)).toHaveLength(before + 1);
    const first = await newestLinks();
    await start(bearer, newAddress());
    expect((await view('new', first.fresh)).state).toBe('cancelled');
  });
  test('says nothing about an address that has an account, and its mailbox gets no link', async () => {
    const other = await harness.person();
    const { person, bearer, emailChangeId, ...links } = await asked(other.email);
    expect((await send('get', '/me/email-change', bearer)).body.change).toMatchObject({ state: 'open' });
    const { emailChanges } = await harness.service.app
      .get(Requests)
      .ask(findContacts, { emailChanges: [emailChangeId] });
    expect(emailChanges).toMatchObject([{ email: person.email, newEmail: other.email, taken: true }]);
    // Even if somebody had the link.
    await confirm('old', links.old);
    expect((await confirm('new', links.fresh)).body.state).toBe('taken');
    expect(await accountOf(person)).toBe(person.email);
  });
  test('one mailbox cannot be filled', async () => {
    const bearer = await harness.bearer(await harness.signIn(await harness.person()));
    const email = newAddress();
    const answers: number[] = [];
    for (let time = 0; time < 7; time++) answers.push((await start(bearer, email)).status);
    expect(answers.at(-1)).toBe(429);
  });
});

describe('who may: POST /email-changes/:side/:token/confirmation', () => {
  test.each<[MailboxSide, MailboxSide]>([
    ['old', 'new'],
    ['new', 'old'],
  ])('whoever reads both mailboxes: %s first, then %s', async (first, second) => {
    const { person, session, email, old, fresh } = await asked();
    const tokens = { old, new: fresh };
    expect((await confirm(first, tokens[first])).body).toMatchObject({ state: 'open', confirmed: [first] });
    expect(await accountOf(person)).toBe(person.email);
    const { status, body } = await confirm(second, tokens[second]);
    expect([status, body]).toMatchObject([200, { state: 'done', from: person.email, to: email }]);
    expect(await accountOf(person)).toBe(email);
    await expect(harness.exchange(session)).rejects.toMatchObject({ code: 'session-ended' });
    const signIn = (address: string) =>
      harness.http.post('/sessions').set('x-forwarded-for', randomUUID()).send({ email: address, password });
    expect([(await signIn(email)).status, (await signIn(person.email)).status]).toEqual([200, 401]);
    const told = (await harness.told(emailChanged)).filter(({ personId }) => personId === person.id);
    expect(told).toEqual([{ personId: person.id, formerAddressId: expect.any(String) }]);
  });
  test('pressed twice, or by two at once, it changes once', async () => {
    const { person, email, old, fresh } = await asked();
    await Promise.all([
      confirm('old', old),
      confirm('new', fresh),
      confirm('new', fresh),
      confirm('old', old),
    ]);
    expect(await accountOf(person)).toBe(email);
    expect((await confirm('new', fresh)).body.state).toBe('done');
    const told = (await harness.told(emailChanged)).filter(({ personId }) => personId === person.id);
    expect(told).toHaveLength(1);
  });
  test('one mailbox alone changes nothing, and its link is not the other’s', async () => {
    const { person, old, fresh } = await asked();
    await confirm('old', old);
    await confirm('old', old);
    expect((await confirm('new', old)).status).toBe(404);
    expect((await confirm('old', fresh)).status).toBe(404);
    expect(await accountOf(person)).toBe(person.email);
  });
  test('not after 24 hours, nor after it was stopped or cancelled', async () => {
    const late = await asked();
    harness.service.clock.set(new Date(Date.now() + 24 * 3600_000 + 1000));
    expect((await confirm('new', late.fresh)).body.code).toBe('email-change-over');
    harness.service.clock.set(new Date());
    const cancelled = await asked();
    await send('delete', '/me/email-change', cancelled.bearer);
    expect((await confirm('new', cancelled.fresh)).status).toBe(410);
    expect((await view('new', cancelled.fresh)).state).toBe('cancelled');
  });
  test('not after a new password: whoever asked may not have been the owner', async () => {
    const { person, bearer, old, fresh } = await asked();
    const chosen = { currentPassword: password, password: 'violet kettle harbour' };
    const changed = await harness.http.put('/me/password').set('authorization', bearer).send(chosen);
    expect(changed.status).toBe(200);
    for (const [side, token] of [
      ['old', old],
      ['new', fresh],
    ] as const) {
      expect((await confirm(side, token)).status).toBe(410);
      expect((await view(side, token)).state).toBe('cancelled');
    }
    expect(await accountOf(person)).toBe(person.email);
  });
  test('an address that got an account meanwhile is not taken away from it', async () => {
    const { person, email, old, fresh } = await asked();
    await harness.service.database.query('update people set email = $2 where id = $1', [
      (await harness.person()).id,
      email,
    ]);
    await confirm('old', old);
    expect((await confirm('new', fresh)).body.state).toBe('taken');
    expect(await accountOf(person)).toBe(person.email);
  });
});

describe('who may: POST /email-changes/:side/:token/refusal', () => {
  test.each<MailboxSide>(['old', 'new'])(
    'whoever reads the %s mailbox: then nobody can confirm it',
    async (side) => {
      const { person, old, fresh } = await asked();
      await confirm('old', old);
      expect((await act('refusal', side, side === 'old' ? old : fresh)).body.state).toBe('stopped');
      expect((await confirm('new', fresh)).status).toBe(410);
      expect(await accountOf(person)).toBe(person.email);
    },
  );
  test('not once it is done', async () => {
    const { old, fresh } = await asked();
    await confirm('old', old);
    await confirm('new', fresh);
    expect((await act('refusal', 'old', old)).body.code).toBe('email-change-over');
  });
});

describe('who may: GET /email-changes/:side/:token', () => {
  test('whoever has the link; looking changes nothing', async () => {
    const { person, email, old } = await asked();
    expect(await view('old', old)).toMatchObject({
      from: person.email,
      to: email,
      state: 'open',
      confirmed: [],
    });
    expect(await view('old', `${old}>.`)).toMatchObject({ state: 'open' });
    expect((await send('get', `/email-changes/old/${'a'.repeat(64)}`)).body.code).toBe('link-incomplete');
  });
});

test('who may: GET /me/email-change', async () => {
  expect((await send('get', '/me/email-change')).status).toBe(401);
  const { bearer, email } = await asked();
  expect((await send('get', '/me/email-change', bearer)).body.change).toMatchObject({ to: email });
  const other = await harness.bearer(await harness.signIn(await harness.person()));
  expect((await send('get', '/me/email-change', other)).body).toEqual({ change: null });
});

test('who may: DELETE /me/email-change', async () => {
  expect((await send('delete', '/me/email-change')).status).toBe(401);
  const { bearer, old } = await asked();
  const other = await harness.bearer(await harness.signIn(await harness.person()));
  await send('delete', '/me/email-change', other);
  expect((await view('old', old)).state).toBe('open');
  expect((await send('delete', '/me/email-change', bearer)).status).toBe(204);
  expect((await send('get', '/me/email-change', bearer)).body).toEqual({ change: null });
});
