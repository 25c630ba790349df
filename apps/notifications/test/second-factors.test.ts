import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { linkedAccountChanged } from '@dspt/contracts/identity/openid';
import { secondFactorChanged } from '@dspt/contracts/identity/second-factors';
import { ann, World } from './world.js';

let world: World;
let personId: string;
beforeAll(async () => {
  world = await World.start();
  const bearer = await world.administrator('V1', ann);
  const session = await world.identity('GET', '/sessions/current', undefined, bearer);
  personId = (session as { person: { id: string } }).person.id;
  world.sent();
});
afterAll(() => world?.close());

test.each([
  ['replaced', 'You have another authenticator app'],
  ['removed', 'Your account has no authenticator app any more'],
  ['recovery-codes-renewed', 'You have new recovery codes'],
  ['passkey-added', 'A passkey was added to your account'],
  ['passkey-removed', 'A passkey was taken away from your account'],
  ['recovery-code-used', 'One of your recovery codes was used'],
] as const)('hears: identity.second-factor-changed.v1 (%s)', async (did, subject) => {
  await world.harness.tell(secondFactorChanged, { personId, did, codesLeft: 1 });
  expect(world.sent()).toEqual([`ann.able@care.example: ${subject}`]);
  if (did === 'recovery-code-used')
    expect(world.newest(ann.email).text).toContain('You have 1 recovery code left');
});

test('hears once: identity.second-factor-changed.v1', async () => {
  await world.harness.tell(secondFactorChanged, { personId, did: 'removed', codesLeft: 0 });
  world.sent();
  await world.harness.repeat(secondFactorChanged);
  expect(world.sent()).toEqual([]);
});

test.each([
  ['linked', 'You can now sign in with NHSmail'],
  ['unlinked', 'You no longer sign in with NHSmail'],
] as const)('hears: identity.linked-account-changed.v1 (%s)', async (did, subject) => {
  await world.harness.tell(linkedAccountChanged, { personId, did, service: 'NHSmail' });
  expect(world.sent()).toEqual([`ann.able@care.example: ${subject}`]);
});

test('hears once: identity.linked-account-changed.v1', async () => {
  await world.harness.tell(linkedAccountChanged, { personId, did: 'unlinked', service: 'NHSmail' });
  world.sent();
  await world.harness.repeat(linkedAccountChanged);
  expect(world.sent()).toEqual([]);
});
