import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { emailChanged, emailChangeRequested } from '@dspt/contracts/identity/email-changes';
import { ann, password, World } from './world.js';

let world: World;
let bearer: string;
beforeAll(async () => {
  world = await World.start();
  bearer = await world.administrator('V1', ann);
  world.sent();
});
afterAll(() => world?.close());

test('hears: identity.email-change-requested.v1', async () => {
  const email = 'ann.new@care.example';
  await world.identity('POST', '/me/email-change', { email, password }, bearer);
  await world.harness.posted();
  const told = world.sent();
  expect(told).toHaveLength(2);
  expect(told.join('\n')).toMatch(/ann\.able@care\.example: Do you want another email address/);
  expect(told.join('\n')).toMatch(/ann\.new@care\.example: Confirm your new email address/);
  expect(world.newest(email).text).toMatch(/\/email-change\/new\/[a-z2-7]{64}/);
  expect(world.newest(ann.email).text).toMatch(/\/email-change\/old\/[a-z2-7]{64}/);
});

test('hears once: identity.email-change-requested.v1', async () => {
  await world.harness.repeat(emailChangeRequested);
  expect(world.sent()).toEqual([]);
});

test('hears: identity.email-changed.v1', async () => {
  const session = await world.identity('GET', '/sessions/current', undefined, bearer);
  const { id: personId } = (session as { person: { id: string } }).person;
  await world.harness.tell(emailChanged, { personId, formerAddressId: randomUUID() });
  expect(world.sent()).toEqual([`${ann.email}: Your email address for signing in has changed`]);
});

test('hears once: identity.email-changed.v1', async () => {
  await world.harness.repeat(emailChanged);
  expect(world.sent()).toEqual([]);
});
