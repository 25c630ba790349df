import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { EventContract } from '@dspt/contracts/define';
import * as accounts from '@dspt/contracts/identity/accounts';
import * as invitations from '@dspt/contracts/identity/invitations';
import * as joinRequests from '@dspt/contracts/identity/join-requests';
import { accountClosed } from '@dspt/contracts/identity/own-account';
import * as passwords from '@dspt/contracts/identity/passwords';
import * as registrations from '@dspt/contracts/identity/registrations';
import type { Session } from '@dspt/contracts/identity/sessions';
import * as users from '@dspt/contracts/identity/users';
import * as views from '@dspt/contracts/identity/impersonations';
import { ann, bob, cara, person, password, World } from './world.js';

let world: World;
let administrator: string;
beforeAll(async () => {
  world = await World.start();
});
afterAll(() => world?.close());

interface Items {
  items: { id: string; email: string }[];
}
const usersOf = (code: string) =>
  world.identity('GET', `/organisations/${code}/users`, undefined, administrator);
const idOf = async (email: string) =>
  ((await usersOf('V1')) as Items).items.find((user) => user.email === email)?.id ?? '';

test('hears: identity.invitation-created.v1', async () => {
  await world.register('V1', ann);
  const mail = world.newest(ann.email);
  expect(world.sent()).toEqual([
    expect.stringMatching(
      /^ann\.able@care\.example: Confirm your email address to register ROSE HOUSE \(sent \d+:\d\d[ap]m on .+\)$/,
    ),
  ]);
  expect(mail.text).toContain('Hello Ann,');
  expect(mail.text).toMatch(/https:\/\/toolkit\.example\/invitations\/\S+/);
});

test('hears: identity.member-added.v1', async () => {
  administrator = await world.accept(ann);
  const personId = await idOf(ann.email);
  const added = { code: 'V1', organisationName: 'ROSE HOUSE', personId, changedBy: null };
  await world.harness.tell(users.memberAdded, { ...added, role: 'administrator', helpdesk: true });
  expect(world.newest(ann.email).text).toContain('Added by: The helpdesk');
  expect(world.sent()).toEqual(['ann.able@care.example: You can now work for ROSE HOUSE']);
});

test('whoever accepts an invitation is not told by email what they have just done', async () => {
  const gwen = person('Gwen', 'Gale');
  await world.register('V3', gwen);
  await world.accept(gwen);
  expect(world.sent()).toEqual([
    expect.stringMatching(/^gwen\.gale@care\.example: Confirm your email address/),
  ]);
});

test('somebody who is invited hears by whom', async () => {
  const { telephone: _, ...invited } = bob;
  await world.identity('POST', '/organisations/V1/users', { ...invited, role: 'member' }, administrator);
  await world.harness.posted();
  const { text } = world.newest(bob.email);
  expect(world.sent()).toEqual([
    expect.stringMatching(/^bob\.baker@care\.example: You have been invited to ROSE HOUSE \(sent /),
  ]);
  for (const told of ['Member', 'Ann Able', 'ann.able@care.example', '020 7946 0000'])
    expect(text).toContain(told);
});

test('an invitation that is withdrawn before it is sent is never sent', async () => {
  await world.harness.mail.down();
  const dan = person('Dan', 'Dale');
  const { telephone: _, ...invited } = dan;
  await world.identity('POST', '/organisations/V1/users', { ...invited, role: 'member' }, administrator);
  await world.harness.posted();
  await world.identity(
    'DELETE',
    `/organisations/V1/users/${await idOf(dan.email)}`,
    undefined,
    administrator,
  );
  await world.harness.mail.up();
  world.harness.clock.set(new Date(Date.now() + 5 * 60_000));
  await world.harness.posted();
  expect(world.sent()).toEqual([]);
  const [row] = await world.harness.database.query<object[]>('select * from emails where to_address = $1', [
    dan.email,
  ]);
  expect(row).toMatchObject({ state: 'cancelled', data: null });
});

test('hears: identity.role-changed.v1', async () => {
  await world.accept(bob);
  world.sent();
  const id = await idOf(bob.email);
  const change = { role: 'administrator', from: 'member' };
  await world.identity('PUT', `/organisations/V1/users/${id}`, change, administrator);
  await world.harness.posted();
  expect(world.newest(bob.email).text).toContain('Changed by: Ann Able');
  expect(world.sent()).toEqual([
    'ann.able@care.example: ROSE HOUSE has a new administrator',
    'bob.baker@care.example: Your role at ROSE HOUSE has changed',
  ]);
});

test('whoever registers with an address that has an account is told to add the organisation to it', async () => {
  await world.register('V2', ann);
  expect(world.newest(ann.email).text).toContain('https://toolkit.example/add-organisation?code=V2');
  expect(world.sent()).toEqual(['ann.able@care.example: You already have an account: add LILY HOUSE to it']);
});

test('hears: identity.address-already-registered.v1', async () => {
  await world.form('/join-requests', { code: 'V1', ...ann, message: '' });
  expect(world.newest(ann.email).text).toContain('The account with this address can use it already');
  expect(world.sent()).toEqual(['ann.able@care.example: You can use ROSE HOUSE already']);
});

test('nothing that is typed as a name becomes a header or a recipient', async () => {
  const crlf = {
    email: 'crlf@care.example',
    firstName: 'Ann\r\nBcc: x@example.org',
    lastName: 'E\nSubject: Hi',
  };
  await world.register('V2', { ...ann, ...crlf });
  const { bcc, to, headers, subject } = world.newest('crlf@care.example');
  expect([bcc, to].flat()).not.toContain('x@example.org');
  expect(JSON.stringify([bcc ?? null, to])).not.toContain('x@example.org');
  expect(headers.has('bcc')).toBe(false);
  expect(subject).toContain('LILY HOUSE');
  world.sent();
});

test('hears: identity.join-requested.v1', async () => {
  await world.form('/join-requests', { code: 'V1', ...cara, message: 'I am new.\nLet me in.' });
  expect(world.newest(ann.email).text).toContain('> I am new.\n> Let me in.');
  expect(world.sent()).toEqual([
    'ann.able@care.example: Somebody asks to join ROSE HOUSE',
    'bob.baker@care.example: Somebody asks to join ROSE HOUSE',
  ]);
});

test('hears: identity.join-answered.v1', async () => {
  const waiting = await world.identity('GET', '/organisations/V1/join-requests', undefined, administrator);
  const path = `/organisations/V1/join-requests/${(waiting as Items).items[0]?.id}`;
  await world.identity('PUT', path, { outcome: 'refused' }, administrator);
  await world.harness.posted();
  expect(world.sent()).toEqual(['cara.cook@care.example: Your request to join ROSE HOUSE']);
});

test('whoever is let in gets one email, with the link', async () => {
  await world.form('/join-requests', { code: 'V1', ...cara, message: '' });
  world.sent();
  const waiting = await world.identity('GET', '/organisations/V1/join-requests', undefined, administrator);
  const path = `/organisations/V1/join-requests/${(waiting as Items).items[0]?.id}`;
  await world.identity('PUT', path, { outcome: 'approved', role: 'member' }, administrator);
  await world.harness.posted();
  expect(world.sent()).toEqual([
    expect.stringMatching(/^cara.cook@care.example: You have been invited to ROSE HOUSE \(sent /),
  ]);
  expect(world.newest(cara.email).text).toContain('If you have asked to join it, this is the answer');
});

test.each([
  ['unlocked', 'Your account is unlocked'],
  ['sessions-ended', 'You have been signed out everywhere'],
  ['second-factor-reset', 'Your authenticator app has been taken away from your account'],
] as const)('hears: identity.account-helped.v1 (%s)', async (did, subject) => {
  await world.harness.tell(accounts.accountHelped, { personId: await idOf(ann.email), did });
  expect(world.sent()).toEqual([`ann.able@care.example: ${subject}`]);
});

test('hears: identity.account-helped.v1 (what becomes of addresses, told to both mailboxes)', async () => {
  const [personId, formerAddressId] = [
    await idOf(ann.email),
    await world.formerAddress(ann, 'able@old.example'),
  ];
  await world.harness.tell(accounts.accountHelped, { personId, did: 'address-corrected', formerAddressId });
  expect(world.sent()).toEqual([
    'able@old.example: This email address is no longer used to sign in',
    'ann.able@care.example: Your email address for signing in has changed',
  ]);
  await world.harness.tell(accounts.accountHelped, { personId, did: 'accounts-merged', formerAddressId });
  expect(world.newest(ann.email).text).toContain('able@old.example');
  expect(world.sent()).toEqual([
    'able@old.example: Your account with this email address has been merged into another',
    'ann.able@care.example: Your two accounts are now one',
  ]);
  await world.harness.tell(accounts.accountHelped, { personId, did: 'accounts-separated' });
  expect(world.sent()).toEqual(['ann.able@care.example: Your accounts are two again']);
});

test.each([
  [
    'hears: identity.former-address-used.v1',
    accounts.formerAddressUsed,
    'Sign in with your other email address',
  ],
  ['hears: identity.account-closed.v1', accountClosed, 'Your account is closed'],
])('%s', async (_, event, subject) => {
  const formerAddressId = await world.formerAddress(ann, 'older@old.example');
  await world.harness.tell(event, { formerAddressId });
  expect(world.sent()).toEqual([`older@old.example: ${subject}`]);
});

test('hears: identity.invitation-cancelled.v1', async () => {
  const eve = person('Eve', 'East');
  const { telephone: _, ...invited } = eve;
  await world.identity('POST', '/organisations/V1/users', { ...invited, role: 'member' }, administrator);
  await world.harness.posted();
  world.sent();
  const about = { invitationId: await idOf(eve.email), code: 'V1', organisationName: 'ROSE HOUSE' };
  await world.harness.tell(accounts.invitationCancelled, about);
  expect(world.sent()).toEqual(['eve.east@care.example: Your invitation to ROSE HOUSE has been cancelled']);
});

test('hears: identity.provider-viewed.v1', async () => {
  const about = { code: 'V1', organisationName: 'ROSE HOUSE', viewedAt: '2026-05-03T10:00:00.000Z' };
  await world.harness.tell(views.providerViewed, about);
  expect(world.newest(ann.email).text).toContain('11:00am on 3 May 2026');
  expect(world.sent()).toEqual([
    'ann.able@care.example: The helpdesk has looked at the toolkit of ROSE HOUSE',
    'bob.baker@care.example: The helpdesk has looked at the toolkit of ROSE HOUSE',
  ]);
});

test('what the helpdesk does to a role is said to be from the helpdesk, and not by whom', async () => {
  const [personId, changedBy] = [await idOf(bob.email), await idOf(ann.email)];
  const about = { code: 'V1', organisationName: 'ROSE HOUSE', personId, changedBy, helpdesk: true };
  await world.harness.tell(users.roleChanged, { ...about, from: 'administrator', to: 'member' });
  expect(world.newest(bob.email).text).toContain('Changed by: The helpdesk');
  world.sent();
});

test('hears: identity.password-reset-requested.v1', async () => {
  await world.form('/password-resets', { email: ann.email });
  expect(world.newest(ann.email).text).toMatch(/https:\/\/toolkit\.example\/reset-password\/\S+/);
  await world.form('/password-resets', { email: 'nobody@care.example' });
  expect(world.sent()).toEqual([
    expect.stringMatching(/^ann\.able@care\.example: Choose a new password \(sent /),
  ]);
});

test('hears: identity.password-changed.v1', async () => {
  await world.form('/password-resets', { email: bob.email });
  const token = world.newest(bob.email).text?.match(/\/reset-password\/(\S+)/)?.[1] ?? '';
  await world.identity('PUT', `/password-resets/${token}`, { password: `${password}2` });
  await world.harness.posted();
  expect(world.sent()).toEqual([
    expect.stringMatching(/^bob\.baker@care\.example: Choose a new password \(sent /),
    'bob.baker@care.example: Your password has been changed',
  ]);
});

test('who leaves is told, and the administrators who stay', async () => {
  const personId = await idOf(bob.email);
  const about = {
    code: 'V1',
    organisationName: 'ROSE HOUSE',
    personId,
    changedBy: personId,
    helpdesk: false,
  };
  await world.harness.tell(users.memberRemoved, { ...about, role: 'member' });
  expect(world.sent().toSorted()).toEqual([
    'ann.able@care.example: Bob Baker has left ROSE HOUSE in the toolkit',
    'bob.baker@care.example: You have left ROSE HOUSE in the toolkit',
  ]);
});

test('hears: identity.member-removed.v1', async () => {
  const path = `/organisations/V1/users/${await idOf(bob.email)}`;
  await world.identity('DELETE', path, undefined, administrator);
  await world.harness.posted();
  expect(world.sent()).toEqual(['bob.baker@care.example: You no longer work for ROSE HOUSE in the toolkit']);
});

test('hears: identity.lone-administrator.v1', async () => {
  const fay = person('Fay', 'Ford');
  const bearer = await world.administrator('V4', fay);
  const { person: me } = (await world.identity('GET', '/sessions/current', undefined, bearer)) as Session;
  world.sent();
  await world.harness.tell(users.loneAdministrator, { personId: me.id, codes: ['V4', 'NONE'] });
  expect(world.newest(fay.email).text).toContain('* OAK HOUSE (V4)');
  expect(world.newest(fay.email).text).toContain('https://toolkit.example/users/invite');
  expect(world.sent()).toEqual(['fay.ford@care.example: OAK HOUSE: name a second administrator']);
});

test('whoever is no longer alone, or has gone, is not asked for a second administrator', async () => {
  const personId = await idOf(ann.email);
  await world.harness.tell(users.loneAdministrator, { personId, codes: ['V4'] });
  expect(world.sent()).toEqual([]);
});

test.each<[string, EventContract]>([
  ['hears once: identity.lone-administrator.v1', users.loneAdministrator],
  ['hears once: identity.invitation-created.v1', invitations.invitationCreated],
  ['hears once: identity.address-already-registered.v1', registrations.addressAlreadyRegistered],
  ['hears once: identity.join-requested.v1', joinRequests.joinRequested],
  ['hears once: identity.join-answered.v1', joinRequests.joinAnswered],
  ['hears once: identity.account-helped.v1', accounts.accountHelped],
  ['hears once: identity.account-closed.v1', accountClosed],
  ['hears once: identity.former-address-used.v1', accounts.formerAddressUsed],
  ['hears once: identity.invitation-cancelled.v1', accounts.invitationCancelled],
  ['hears once: identity.provider-viewed.v1', views.providerViewed],
  ['hears once: identity.password-reset-requested.v1', passwords.passwordResetRequested],
  ['hears once: identity.password-changed.v1', passwords.passwordChanged],
  ['hears once: identity.member-added.v1', users.memberAdded],
  ['hears once: identity.role-changed.v1', users.roleChanged],
  ['hears once: identity.member-removed.v1', users.memberRemoved],
])('%s', async (_, event) => {
  const ids = () => world.harness.database.query('select id from emails order by id');
  const before = await ids();
  await world.harness.repeat(event);
  expect(world.sent()).toEqual([]);
  expect(await ids()).toEqual(before);
});
