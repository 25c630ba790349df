import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { invitationDeclined } from '@dspt/contracts/identity/invitations';
import { providerViewed } from '@dspt/contracts/identity/impersonations';
import { ann, bob, person, World, type Person } from './world.js';

let world: World;
let administrator: string;
let invitationId: string;
let annId: string;
const eve = person('Eve', 'East');
beforeAll(async () => {
  world = await World.start();
  administrator = await world.administrator('V1', ann);
  await invite(bob, 'administrator');
  await world.accept(bob);
  invitationId = await invite(eve, 'member');
  world.sent();
});
afterAll(() => world?.close());

/** @returns the id of the invitation */
async function invite({ email, firstName, lastName }: Person, role: string): Promise<string> {
  const body = { email, firstName, lastName, role };
  const { items } = (await world.identity('POST', '/organisations/V1/users', body, administrator)) as {
    items: { id: string; email: string; state: string }[];
  };
  await world.harness.posted();
  annId = items.find((item) => item.email === ann.email)!.id;
  return items.find((item) => item.email === email)!.id;
}

const subject = 'Eve East has declined the invitation to ROSE HOUSE';
const declined = (invitedBy: string | null) =>
  world.harness.tell(invitationDeclined, {
    invitationId,
    code: 'V1',
    organisationName: 'ROSE HOUSE',
    invitedBy,
  });

test('hears: identity.invitation-declined.v1', async () => {
  await declined(annId);
  expect(world.newest(ann.email).text).toContain('Email: eve.east@care.example');
  expect(world.sent()).toEqual([`ann.able@care.example: ${subject}`]);
});

test('hears once: identity.invitation-declined.v1', async () => {
  await world.harness.repeat(invitationDeclined);
  expect(world.sent()).toEqual([]);
});

test('when whoever invited is no administrator any more, those who are hear of it', async () => {
  await declined(randomUUID());
  expect(world.sent()).toEqual([`ann.able@care.example: ${subject}`, `bob.baker@care.example: ${subject}`]);
});

test('of an invitation by the helpdesk the helpdesk hears', async () => {
  await declined(null);
  expect(world.newest('helpdesk@toolkit.example').text).not.toContain('/users');
  expect(world.sent()).toEqual([`helpdesk@toolkit.example: ${subject}`]);
});

test('what was told with characters that no database keeps is written about all the same', async () => {
  const event = { code: 'V1', organisationName: 'ROSE \ud800 HOUSE', viewedAt: new Date().toISOString() };
  world.sent();
  await world.harness.tell(providerViewed, event);
  expect(world.sent().join()).toContain('The helpdesk has looked');
});
