import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { accountHelped } from '@dspt/contracts/identity/accounts';
import { AttemptsService } from '../../src/attempts/attempts.service.js';
import { Harness, type Account } from '../harness.js';
import { Desk, words } from './desk.js';

let harness: Harness;
let desk: Desk;
beforeAll(async () => {
  harness = await Harness.open();
  desk = new Desk(harness);
});
afterAll(() => harness?.close());

const helped = (personId: string, did: string) => ({ personId, did, formerAddressId: null });
const setUpSecondFactor = ({ id }: Account) =>
  harness.service.database.query(
    `insert into second_factors (person_id, sealed_secret, confirmed_at) values ($1, '', now())`,
    [id],
  );
const fail = async ({ email }: Account, times = 6) => {
  for (let tries = 0; tries < times; tries++)
    await harness.http.post('/sessions').send({ email, password: 'Wrong-Password-1' });
};

describe('unlocking', () => {
  test('opens an account that is locked, once, and says so', async () => {
    const person = await harness.person({ roles: { U1: 'member', U2: 'member' } });
    const personId = person.id;
    await fail(person);
    const preview = await desk.preview('unlock', { personId });
    expect(preview).toMatchObject({
      effects: [
        {
          about: words(person),
          what: 'Sign-in',
          from: 'Locked after too many wrong passwords',
          to: 'Open',
        },
      ],
      told: [{ who: words(person), what: 'The helpdesk has unlocked your account' }],
      organisations: ['U1', 'U2'],
      people: [personId],
    });
    const order = { id: randomUUID(), fingerprint: preview.fingerprint };
    for (let times = 0; times < 2; times++) await desk.execute('unlock', { personId }, order);
    expect((await harness.get(AttemptsService).stateOf(person)).failures).toBe(0);
    const told = (await harness.told(accountHelped)).filter((each) => each.personId === personId);
    expect(told).toEqual([helped(personId, 'unlocked')]);
    expect(await desk.audited(order.id)).toEqual(['action.unlock', 'action.unlock']);
  });

  test('also forgets wrong codes', async () => {
    const person = await harness.person();
    const attempts = harness.get(AttemptsService);
    for (let tries = 0; tries < 5; tries++) await attempts.beginSecondFactor(person.id);
    expect(await desk.preview('unlock', { personId: person.id })).toMatchObject({
      effects: [{ what: 'Second step of the sign-in', from: 'Locked after too many wrong codes' }],
    });
    await desk.execute('unlock', { personId: person.id });
    await expect(attempts.beginSecondFactor(person.id)).resolves.toBeNull();
  });

  test('is impossible when nothing is locked, and other than seen when it has opened by itself', async () => {
    const person = await harness.person();
    await fail(person, 4);
    await expect(desk.preview('unlock', { personId: person.id })).rejects.toMatchObject({
      code: 'action-impossible',
      message: `${words(person)} is not locked`,
    });
  });
});

describe('ending sessions', () => {
  test('signs somebody out everywhere', async () => {
    const person = await harness.person();
    const personId = person.id;
    await expect(desk.preview('end-sessions', { personId })).rejects.toMatchObject({
      code: 'action-impossible',
    });
    const secrets = [await harness.signIn(person), await harness.signIn(person)];
    const { effects, fingerprint } = await desk.preview('end-sessions', { personId });
    expect(effects).toEqual([
      { about: words(person), what: 'Sessions', from: '2 open', to: 'None: signed out everywhere' },
    ]);
    secrets.push(await harness.signIn(person));
    expect(await desk.execute('end-sessions', { personId }, { fingerprint })).toMatchObject({
      outcome: 'changed',
      preview: { effects: [{ from: '3 open' }] },
    });
    await desk.execute('end-sessions', { personId });
    for (const secret of secrets)
      await expect(harness.exchange(secret)).rejects.toMatchObject({ code: 'session-ended' });
    expect(await harness.told(accountHelped)).toContainEqual(helped(personId, 'sessions-ended'));
  });
});

describe('resetting a second factor', () => {
  const kind = 'reset-second-factor';
  test('takes it away and ends all sessions', async () => {
    const person = await harness.person();
    await setUpSecondFactor(person);
    const secret = await harness.signIn(person);
    expect(await desk.preview(kind, { personId: person.id })).toMatchObject({
      effects: [
        { from: 'Authenticator app or passkeys', to: 'None: the password is enough' },
        { what: 'Sessions' },
      ],
      told: [{ who: words(person), what: 'The helpdesk has reset your second factor' }],
    });
    await desk.execute(kind, { personId: person.id });
    await expect(harness.exchange(secret)).rejects.toMatchObject({ code: 'session-ended' });
    expect((await harness.exchange(await harness.signIn(person))).session.secondFactor).toBe('none');
    expect(await harness.told(accountHelped)).toContainEqual(helped(person.id, 'second-factor-reset'));
    await expect(desk.preview(kind, { personId: person.id })).rejects.toMatchObject({
      message: `${words(person)} has no second factor`,
    });
  });
  test('makes staff set one up anew', async () => {
    const person = await harness.person({ staff: 'content-editor' });
    await setUpSecondFactor(person);
    expect((await desk.preview(kind, { personId: person.id })).effects[0]).toMatchObject({
      to: 'Must be set up anew at the next sign-in',
    });
    await desk.execute(kind, { personId: person.id });
    expect((await harness.exchange(await harness.signIn(person))).session.secondFactor).toBe(
      'set-up-required',
    );
  });
});

test.each(['unlock', 'end-sessions', 'reset-second-factor'] as const)('%s needs an account', async (kind) => {
  await expect(desk.preview(kind, { personId: randomUUID() })).rejects.toMatchObject({
    code: 'action-impossible',
    message: 'There is no such account',
  });
});
