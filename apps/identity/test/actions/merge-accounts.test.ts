import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { OrganisationRole } from '@dspt/contracts/access';
import { accountHelped, formerAddressUsed } from '@dspt/contracts/identity/accounts';
import { passwordResetRequested } from '@dspt/contracts/identity/passwords';
import { invitationCreated } from '@dspt/contracts/identity/invitations';
import { findContacts, memberAdded, membershipsChanged } from '@dspt/contracts/identity/users';
import { Requests } from '@dspt/service-kit/messaging/requests';
import { Harness, password, type Account } from '../harness.js';
import { loadOrganisations } from '../ods.js';
import { Desk, words } from './desk.js';

let harness: Harness;
let desk: Desk;
beforeAll(async () => {
  harness = await Harness.open({ otherServices: ['organisations'] });
  desk = new Desk(harness);
  await loadOrganisations(harness.service.otherServices, {
    sites: [{ code: 'NEW', name: 'NEW HOUSE' }],
    others: [{ code: 'OTHER', name: 'OTHER' }],
  });
});
afterAll(() => harness?.close());

const kind = 'merge-accounts';
type Roles = Record<string, OrganisationRole>;
const two = async (kept: Roles = {}, gone: Roles = {}): Promise<[Account, Account]> => [
  await harness.person({ roles: kept }),
  await harness.person({ roles: gone }),
];
const merge = (stays: Account, goes: Account) =>
  desk.execute(kind, { personId: stays.id, mergedEmail: goes.email });
const signIn = (email: string) => harness.http.post('/sessions').send({ email, password });
const membershipsOf = async (person: Account) =>
  (await harness.exchange(await harness.signIn(person))).session.memberships.map(({ code, role }) => [
    code,
    role,
  ]);

test('is seen before it is done', async () => {
  const [stays, goes] = await two({ M1: 'auditor', M2: 'administrator' }, { M1: 'member', M3: 'auditor' });
  const [kept, gone] = [words(stays), words(goes)];
  expect(await desk.preview(kind, { personId: stays.id, mergedEmail: goes.email })).toEqual({
    effects: [
      { about: gone, what: 'Account', from: 'Open', to: `Merged into ${kept}; cannot be signed in to` },
      { about: gone, what: 'Sessions', from: null, to: 'Signed out everywhere' },
      { about: kept, what: 'Role in HOUSE M1 (M1)', from: 'Auditor', to: 'Member' },
      { about: gone, what: 'Role in HOUSE M1 (M1)', from: 'Member', to: null },
      { about: kept, what: 'Role in HOUSE M3 (M3)', from: null, to: 'Auditor' },
      { about: gone, what: 'Role in HOUSE M3 (M3)', from: 'Auditor', to: null },
    ],
    told: [
      { who: kept, what: 'Your two accounts are now one' },
      { who: gone, what: 'This address is no longer used to sign in' },
    ],
    warnings: [],
    organisations: ['M1', 'M3'],
    people: [stays.id, goes.id].toSorted(),
    secondPerson: true,
    fingerprint: expect.any(String),
  });
  expect(await membershipsOf(stays)).toEqual([
    ['M1', 'auditor'],
    ['M2', 'administrator'],
  ]);
});

describe('of two accounts', () => {
  test('one stays, with the higher role in each organisation, and the other is closed', async () => {
    const [stays, goes] = await two(
      { N1: 'auditor', N2: 'administrator' },
      { N1: 'administrator', N3: 'member' },
    );
    const [kept, gone] = [await harness.signIn(stays), await harness.signIn(goes)];
    const { fingerprint } = await desk.preview(kind, { personId: stays.id, mergedEmail: goes.email });
    const order = { id: randomUUID(), fingerprint };
    for (let times = 0; times < 2; times++)
      expect(await desk.execute(kind, { personId: stays.id, mergedEmail: goes.email }, order)).toMatchObject({
        outcome: 'done',
      });
    expect((await harness.exchange(kept)).session.memberships).toMatchObject([
      { code: 'N1', role: 'administrator' },
      { code: 'N2', role: 'administrator' },
      { code: 'N3', role: 'member' },
    ]);
    await expect(harness.exchange(gone)).rejects.toMatchObject({ code: 'session-ended' });
    expect((await signIn(goes.email)).body.code).toBe('sign-in-failed');
    expect((await signIn(stays.email)).status).toBe(200);
    expect(await desk.audited(order.id)).toEqual([
      'account.merged',
      'account.took-over',
      'member.role-changed',
      'member.removed',
      'member.added',
      'member.removed',
      // For each organisation, and for each of the two people.
      'action.merge-accounts',
      'action.merge-accounts',
      'action.merge-accounts',
      'action.merge-accounts',
    ]);
  });

  test('both mailboxes are told, and nobody hears of a new colleague', async () => {
    const [stays, goes] = await two({}, { O1: 'administrator' });
    const before = (await harness.told(memberAdded)).length;
    await merge(stays, goes);
    const told = (await harness.told(accountHelped)).filter(({ personId }) => personId === stays.id);
    expect(told).toEqual([
      { personId: stays.id, did: 'accounts-merged', formerAddressId: expect.any(String) },
    ]);
    const contacts = await harness.get(Requests).ask(findContacts, {
      people: [goes.id],
      administratorsOf: ['O1'],
      formerAddresses: [told[0]!.formerAddressId!],
    });
    expect(contacts).toMatchObject({
      people: [{ personId: goes.id, email: stays.email }],
      administrators: [{ personId: stays.id, email: stays.email }],
      formerAddresses: [{ email: goes.email }],
    });
    expect(await harness.told(memberAdded)).toHaveLength(before);
    expect((await harness.told(membershipsChanged)).findLast(({ code }) => code === 'O1')).toMatchObject({
      administrators: 1,
      people: 1,
    });
  });
});

describe('the address of the closed account', () => {
  test('is told to use the other one when it is used to register or to choose a new password', async () => {
    const [stays, goes] = await two();
    await merge(stays, goes);
    const used = async () => (await harness.told(formerAddressUsed)).length;
    const before = await used();
    const { email } = goes;
    const human = await harness.human();
    expect((await harness.http.post('/password-resets').send({ email, human })).status).toBe(204);
    expect(await used()).toBe(before + 1);
    const form = {
      code: 'NEW',
      email,
      firstName: 'Ann',
      lastName: 'Bell',
      telephone: '',
      acceptTerms: true,
      human: await harness.human(),
    };
    expect((await harness.http.post('/registrations').send(form)).status).toBe(200);
    const { invitationId } = (await harness.told(invitationCreated)).at(-1)!;
    const { invitations } = await harness.get(Requests).ask(findContacts, { invitations: [invitationId] });
    expect(invitations).toMatchObject([{ email, mailbox: 'former' }]);
    const ids = new Set([stays.id, goes.id]);
    const requested = await harness.told(passwordResetRequested);
    expect(requested.filter(({ personId }) => personId !== null && ids.has(personId))).toEqual([]);
  });

  test('means the person when it is invited', async () => {
    const [stays, goes] = await two();
    await merge(stays, goes);
    const bearer = await harness.bearerOf('P1', 'administrator');
    const invited = { email: goes.email, firstName: 'Ann', lastName: 'Bell', role: 'member' };
    await harness.http.post('/organisations/P1/users').set('authorization', bearer).send(invited);
    const { invitationId } = (await harness.told(invitationCreated)).at(-1)!;
    expect((await harness.accept(await harness.tokenOf(invitationId))).status).toBe(200);
    expect(await membershipsOf(stays)).toEqual([['P1', 'member']]);
  });

  test('lets the person accept an invitation sent to it, with the password of the account that stays', async () => {
    const [stays, goes] = await two();
    const { token } = await harness.invite({ email: goes.email, kind: 'user', code: 'P2', role: 'auditor' });
    await merge(stays, goes);
    expect((await harness.http.get(`/invitations/${token}`)).body).toMatchObject({ hasAccount: true });
    expect((await harness.accept(token)).status).toBe(200);
    expect(await membershipsOf(stays)).toEqual([['P2', 'auditor']]);
  });
});

describe('two accounts are two again', () => {
  test('as they were, each with its password', async () => {
    const [stays, goes] = await two({ Q1: 'auditor' }, { Q1: 'administrator', Q2: 'member' });
    const input = { personId: stays.id, mergedEmail: goes.email };
    const { id } = await desk.execute(kind, input);
    const { effects, told } = await desk.preview(kind, input, id);
    expect(effects[0]).toEqual({
      about: words(goes),
      what: 'Account',
      from: `Merged into ${words(stays)}`,
      to: 'Open, with the password it had',
    });
    expect(told).toHaveLength(2);
    await desk.undo(kind, input, id);
    expect(await membershipsOf(stays)).toEqual([['Q1', 'auditor']]);
    expect(await membershipsOf(goes)).toEqual([
      ['Q1', 'administrator'],
      ['Q2', 'member'],
    ]);
    expect((await signIn(goes.email)).status).toBe(200);
    const separated = (await harness.told(accountHelped)).filter(({ did }) => did === 'accounts-separated');
    expect(separated.map(({ personId }) => personId)).toEqual([stays.id, goes.id]);
  });

  test('but not when a role has changed since', async () => {
    const [stays, goes] = await two({}, { Q3: 'member' });
    const boss = await harness.bearerOf('Q3', 'administrator');
    const input = { personId: stays.id, mergedEmail: goes.email };
    const { id } = await desk.execute(kind, input);
    await harness.http
      .put(`/organisations/Q3/users/${stays.id}`)
      .set('authorization', boss)
      .send({ role: 'auditor', from: 'member' });
    await expect(desk.preview(kind, input, id)).rejects.toMatchObject({
      code: 'action-impossible',
      message: `The role of ${words(stays)} in HOUSE Q3 (Q3) has changed since`,
    });
  });

  test('the last merged first: what had been merged before goes with it and comes back with it', async () => {
    const [first, second] = await two({}, { Q4: 'member' });
    const third = await harness.person();
    const [one, other] = [
      { personId: second.id, mergedEmail: first.email },
      { personId: third.id, mergedEmail: second.email },
    ];
    const before = await desk.execute(kind, one);
    const after = await desk.execute(kind, other);
    await expect(desk.preview(kind, one, before.id)).rejects.toMatchObject({ code: 'action-impossible' });
    await expect(
      desk.preview('link-email', { code: 'NEW', email: first.email, role: 'member' }),
    ).resolves.toMatchObject({
      effects: [{ about: words(third) }],
    });
    await desk.undo(kind, other, after.id);
    await desk.undo(kind, one, before.id);
    expect((await signIn(first.email)).status).toBe(200);
    expect(await membershipsOf(second)).toEqual([['Q4', 'member']]);
  });
});

test('does nothing when the roles are others than were seen', async () => {
  const [stays, goes] = await two({}, { R1: 'member' });
  const boss = await harness.bearerOf('R1', 'administrator');
  const input = { personId: stays.id, mergedEmail: goes.email };
  const { fingerprint } = await desk.preview(kind, input);
  await harness.http.delete(`/organisations/R1/users/${goes.id}`).set('authorization', boss);
  expect(await desk.execute(kind, input, { fingerprint })).toMatchObject({ outcome: 'changed' });
  expect((await signIn(goes.email)).status).toBe(200);
});

test('warns of another name and of a second factor that is lost', async () => {
  const [stays, goes] = await two();
  const { database } = harness.service;
  await database.query(`update people set first_name = 'Bea' where id = $1`, [goes.id]);
  await database.query(
    `insert into second_factors (person_id, sealed_secret, confirmed_at) values ($1, '', now())`,
    [goes.id],
  );
  const { warnings } = await desk.preview(kind, { personId: stays.id, mergedEmail: goes.email });
  expect(warnings).toEqual([
    'The names differ: Ann Bell and Bea Bell. Make sure that this is one person.',
    `Bea Bell (${goes.email}) has a second factor; ${words(stays)} has none.`,
  ]);
});

describe('is impossible', () => {
  const refused = (personId: string, mergedEmail: string, problem: object) =>
    expect(desk.preview(kind, { personId, mergedEmail })).rejects.toMatchObject(problem);

  test('with itself, with nobody, or with an account that was merged before', async () => {
    const [stays, goes] = await two();
    const other = await harness.person();
    await refused(stays.id, stays.email, { code: 'action-impossible' });
    await refused(stays.id, 'nobody@rose.example', { code: 'action-impossible' });
    await refused(randomUUID(), goes.email, { message: 'There is no such account' });
    await merge(stays, goes);
    await refused(other.id, goes.email, {
      message: `${goes.email} is the address of an account that was merged into that of ${words(stays)}`,
    });
    await refused(goes.id, other.email, {
      message: `This account was merged into that of ${words(stays)}`,
    });
  });
  test('with staff, on either side', async () => {
    const [person, officer] = [await harness.person(), await harness.person({ staff: 'content-editor' })];
    await refused(person.id, officer.email, { code: 'action-impossible' });
    await refused(officer.id, person.email, { code: 'action-impossible' });
  });
});
