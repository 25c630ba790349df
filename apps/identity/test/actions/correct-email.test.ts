import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { accountHelped } from '@dspt/contracts/identity/accounts';
import { emailChangeRequested } from '@dspt/contracts/identity/email-changes';
import { passwordResetRequested } from '@dspt/contracts/identity/passwords';
import { findContacts } from '@dspt/contracts/identity/users';
import { Requests } from '@dspt/service-kit/messaging/requests';
import { EmailChangesService } from '../../src/email-changes/email-changes.service.js';
import { PasswordResetsService } from '../../src/password-resets/password-resets.service.js';
import { Harness, password } from '../harness.js';
import { Desk, words } from './desk.js';

let harness: Harness;
let desk: Desk;
beforeAll(async () => {
  harness = await Harness.open();
  desk = new Desk(harness);
});
afterAll(() => harness?.close());

const kind = 'correct-email';
const signIn = (email: string) => harness.http.post('/sessions').send({ email, password });
const fresh = () => `${randomUUID()}@rose.example`;

test('is seen before it is done', async () => {
  const person = await harness.person({ email: 'an@c1.example', roles: { C1: 'member' } });
  expect(await desk.preview(kind, { personId: person.id, email: 'ann@c1.example' })).toEqual({
    effects: [
      {
        about: 'Ann Bell (an@c1.example)',
        what: 'Email address, which is the user name',
        from: 'an@c1.example',
        to: 'ann@c1.example',
      },
      { about: 'Ann Bell (an@c1.example)', what: 'Sessions', from: null, to: 'Signed out everywhere' },
      {
        about: 'Ann Bell (an@c1.example)',
        what: 'Links to choose a new password',
        from: null,
        to: 'None works any more',
      },
    ],
    told: [
      { who: 'Ann Bell (ann@c1.example)', what: 'Your email address for signing in has changed' },
      { who: 'Ann Bell (an@c1.example)', what: 'This address is no longer used to sign in' },
    ],
    warnings: ['Whoever reads emails to ann@c1.example can choose a new password and sign in.'],
    organisations: ['C1'],
    people: [person.id],
    secondPerson: true,
    fingerprint: expect.any(String),
  });
  expect((await signIn('an@c1.example')).status).toBe(200);
});

describe('a corrected address', () => {
  test('is the user name from then on; sessions end, links are void, and both mailboxes can be told', async () => {
    const person = await harness.person();
    const personId = person.id;
    const email = fresh();
    const secret = await harness.signIn(person);
    await harness.http.post('/password-resets').send({ email: person.email, human: await harness.human() });
    const { resetId } = (await harness.told(passwordResetRequested)).find(
      (each) => each.personId === personId,
    )!;
    const { token } = await harness.get(PasswordResetsService).issue(resetId);
    const { fingerprint } = await desk.preview(kind, { personId, email });
    const order = { id: randomUUID(), fingerprint };
    for (let times = 0; times < 2; times++)
      expect(await desk.execute(kind, { personId, email }, order)).toMatchObject({ outcome: 'done' });
    await expect(harness.exchange(secret)).rejects.toMatchObject({ code: 'session-ended' });
    expect((await signIn(person.email)).body.code).toBe('sign-in-failed');
    expect((await signIn(email)).status).toBe(200);
    expect((await harness.http.get(`/password-resets/${token}`)).body.state).toBe('used');
    const told = (await harness.told(accountHelped)).filter((each) => each.personId === personId);
    expect(told).toEqual([{ personId, did: 'address-corrected', formerAddressId: expect.any(String) }]);
    expect(
      await harness.get(Requests).ask(findContacts, {
        people: [personId],
        formerAddresses: [told[0]!.formerAddressId!],
      }),
    ).toMatchObject({ people: [{ email }], formerAddresses: [{ email: person.email, firstName: 'Ann' }] });
    expect(await desk.audited(order.id)).toEqual(['account.email-changed', 'action.correct-email']);
  });

  test('stops a change of it that somebody else had asked for', async () => {
    const person = await harness.person();
    const bearer = await harness.bearer(await harness.signIn(person));
    await harness.http
      .post('/me/email-change')
      .set('authorization', bearer)
      .send({ email: fresh(), password })
      .expect(200);
    const { changeId } = (await harness.told(emailChangeRequested)).at(-1)!;
    const [old, wanted] = await Promise.all(
      (['old', 'new'] as const).map((side) => harness.get(EmailChangesService).issue(side, changeId)),
    );
    const email = fresh();
    await desk.execute(kind, { personId: person.id, email });
    const confirm = (side: string, token: string) =>
      harness.http.post(`/email-changes/${side}/${token}/confirmation`);
    expect((await confirm('old', old!.token)).body.code).toBe('email-change-over');
    expect((await confirm('new', wanted!.token)).body.code).toBe('email-change-over');
    expect((await signIn(email)).status).toBe(200);
  });

  test('leaves the old one to whoever it is of', async () => {
    const person = await harness.person();
    await desk.execute(kind, { personId: person.id, email: fresh() });
    const stranger = await harness.person({ email: person.email });
    expect((await harness.exchange(await harness.signIn(stranger))).session.person.id).toBe(stranger.id);
  });

  test('is changed back while the old one is free', async () => {
    const person = await harness.person();
    const input = { personId: person.id, email: fresh() };
    const { id } = await desk.execute(kind, input);
    await desk.undo(kind, input, id);
    expect((await signIn(person.email)).status).toBe(200);
    const page = await harness.http
      .get(`/staff/people/${person.id}`)
      .set('authorization', await harness.bearerOfStaff('helpdesk-operator'));
    expect(page.body.formerAddresses).toMatchObject([{ email: input.email }]);
  });

  test('is not changed back when the old one belongs to somebody else, or the address was changed again', async () => {
    const person = await harness.person();
    const input = { personId: person.id, email: fresh() };
    const { id } = await desk.execute(kind, input);
    await harness.person({ email: person.email });
    await expect(desk.preview(kind, input, id)).rejects.toMatchObject({ code: 'action-impossible' });
    await desk.execute(kind, { personId: person.id, email: fresh() });
    await expect(desk.preview(kind, input, id)).rejects.toMatchObject({
      message: expect.stringContaining('has another address by now'),
    });
  });
});

test('does nothing when the address was changed since it was seen', async () => {
  const person = await harness.person();
  const input = { personId: person.id, email: fresh() };
  const { fingerprint } = await desk.preview(kind, input);
  const meanwhile = fresh();
  await desk.execute(kind, { personId: person.id, email: meanwhile });
  expect(await desk.execute(kind, input, { fingerprint })).toMatchObject({
    outcome: 'changed',
    preview: { effects: [{ from: meanwhile }, {}, {}] },
  });
  expect((await signIn(meanwhile)).status).toBe(200);
});

describe('is impossible', () => {
  const refused = (personId: string, email: string, problem: object) =>
    expect(desk.preview(kind, { personId, email })).rejects.toMatchObject(problem);

  test('for the address the account has, and for nobody', async () => {
    const { id, email } = await harness.person();
    await refused(id, email, { code: 'action-impossible' });
    await refused(randomUUID(), fresh(), { message: 'There is no such account' });
  });
  test('when the address has an account: then they are merged', async () => {
    const [person, other] = [await harness.person(), await harness.person()];
    await refused(person.id, other.email, {
      message: `${other.email} belongs to the account of ${words(other)}`,
      details: { detail: 'If both accounts are of the same person, merge them instead.' },
    });
  });
  test('when the address is that of an account merged into this one', async () => {
    const [person, other] = [await harness.person(), await harness.person()];
    await desk.execute('merge-accounts', { personId: person.id, mergedEmail: other.email });
    await refused(person.id, other.email, {
      details: { detail: 'Take the merge back, and merge the two the other way round.' },
    });
  });
  test('for staff', async () => {
    const { id } = await harness.person({ staff: 'regional-officer', areas: ['Kent'] });
    await refused(id, fresh(), { code: 'action-impossible' });
  });
});
