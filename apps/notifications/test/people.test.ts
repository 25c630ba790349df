import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { EventContract } from '@dspt/contracts/define';
import * as passwords from '@dspt/contracts/identity/passwords';
import * as registrations from '@dspt/contracts/identity/registrations';
import * as users from '@dspt/contracts/identity/users';
import { ann, bob, cara, person, password, World } from './world.js';

let world: World;
let administrator: string;
beforeAll(async () => {
  world = await World.start();
}, 120_000);
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
  expect(world.sent()).toEqual(['ann.able@care.example: Confirm your email address to register ROSE HOUSE']);
  expect(mail.text).toContain('Hello Ann,');
  expect(mail.text).toMatch(/https:\/\/toolkit\.example\/invitations\/\S+/);
});

test('hears: identity.member-added.v1', async () => {
  administrator = await world.accept(ann);
  expect(world.sent()).toEqual(['ann.able@care.example: You can now work for ROSE HOUSE']);
});

test('somebody who is invited hears by whom', async () => {
  const { telephone: _, ...invited } = bob;
  await world.identity('POST', '/organisations/V1/users', { ...invited, role: 'member' }, administrator);
  await world.house.posted();
  const { text } = world.newest(bob.email);
  expect(world.sent()).toEqual(['bob.baker@care.example: You have been invited to ROSE HOUSE']);
  for (const told of ['Member', 'Ann Able', 'ann.able@care.example', '020 7946 0000'])
    expect(text).toContain(told);
});

test('an invitation that is withdrawn before it is sent is never sent', async () => {
  await world.house.mail.down();
  const dan = person('Dan', 'Dale');
  const { telephone: _, ...invited } = dan;
  await world.identity('POST', '/organisations/V1/users', { ...invited, role: 'member' }, administrator);
  await world.house.posted();
  await world.identity(
    'DELETE',
    `/organisations/V1/users/${await idOf(dan.email)}`,
    undefined,
    administrator,
  );
  await world.house.mail.up();
  world.house.clock.set(new Date(Date.now() + 5 * 60_000));
  await world.house.posted();
  expect(world.sent()).toEqual([]);
  const [row] = await world.house.database.query<object[]>('select * from emails where to_address = $1', [
    dan.email,
  ]);
  expect(row).toMatchObject({ state: 'cancelled', data: null });
});

test('hears: identity.role-changed.v1', async () => {
  await world.accept(bob);
  world.sent();
  const id = await idOf(bob.email);
  await world.identity('PUT', `/organisations/V1/users/${id}`, { role: 'administrator' }, administrator);
  await world.house.posted();
  expect(world.newest(bob.email).text).toContain('Changed by: Ann Able');
  expect(world.sent()).toEqual([
    'ann.able@care.example: ROSE HOUSE has a new administrator',
    'bob.baker@care.example: Your role at ROSE HOUSE has changed',
  ]);
});

test('hears: identity.address-already-registered.v1', async () => {
  await world.register('V2', ann);
  expect(world.newest(ann.email).text).toContain('https://toolkit.example/add-organisation?code=V2');
  expect(world.sent()).toEqual(['ann.able@care.example: You already have an account: add LILY HOUSE to it']);
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
  await world.house.posted();
  expect(world.sent()).toEqual(['cara.cook@care.example: Your request to join ROSE HOUSE']);
});

test('hears: identity.help-requested.v1', async () => {
  await world.form('/help-requests', { code: 'V1', ...cara, message: 'Everybody has left.' });
  const toHelpdesk = world.newest('helpdesk@toolkit.example');
  expect(toHelpdesk.replyTo?.text).toBe('cara.cook@care.example');
  expect(toHelpdesk.text).toContain('Everybody has left.');
  expect(world.sent()).toEqual([
    expect.stringMatching(/^cara\.cook@care\.example: We have your request for help: \S+$/),
    expect.stringMatching(/^helpdesk@toolkit\.example: \S+: no administrator at ROSE HOUSE$/),
  ]);
});

test('hears: identity.password-reset-requested.v1', async () => {
  await world.form('/password-resets', { email: ann.email });
  expect(world.newest(ann.email).text).toMatch(/https:\/\/toolkit\.example\/reset-password\/\S+/);
  await world.form('/password-resets', { email: 'nobody@care.example' });
  expect(world.sent()).toEqual(['ann.able@care.example: Choose a new password']);
});

test('hears: identity.password-changed.v1', async () => {
  await world.form('/password-resets', { email: bob.email });
  const token = world.newest(bob.email).text?.match(/\/reset-password\/(\S+)/)?.[1] ?? '';
  await world.identity('PUT', `/password-resets/${token}`, { password: `${password}2` });
  await world.house.posted();
  expect(world.sent()).toEqual([
    'bob.baker@care.example: Choose a new password',
    'bob.baker@care.example: Your password has been changed',
  ]);
});

test('hears: identity.member-removed.v1', async () => {
  const path = `/organisations/V1/users/${await idOf(bob.email)}`;
  await world.identity('DELETE', path, undefined, administrator);
  await world.house.posted();
  expect(world.sent()).toEqual(['bob.baker@care.example: You no longer work for ROSE HOUSE in the toolkit']);
});

test.each<[string, EventContract]>([
  ['hears once: identity.invitation-created.v1', registrations.invitationCreated],
  ['hears once: identity.address-already-registered.v1', registrations.addressAlreadyRegistered],
  ['hears once: identity.join-requested.v1', registrations.joinRequested],
  ['hears once: identity.join-answered.v1', registrations.joinAnswered],
  ['hears once: identity.help-requested.v1', registrations.helpRequested],
  ['hears once: identity.password-reset-requested.v1', passwords.passwordResetRequested],
  ['hears once: identity.password-changed.v1', passwords.passwordChanged],
  ['hears once: identity.member-added.v1', users.memberAdded],
  ['hears once: identity.role-changed.v1', users.roleChanged],
  ['hears once: identity.member-removed.v1', users.memberRemoved],
])('%s', async (_, event) => {
  const before = await world.house.database.query('select id from emails');
  await world.house.repeat(event);
  expect(world.sent()).toEqual([]);
  expect(await world.house.database.query('select id from emails')).toEqual(before);
});
