import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { invitationCancelled } from '@dspt/contracts/identity/accounts';
import { invitationCreated } from '@dspt/contracts/identity/invitations';
import { Harness } from '../harness.js';
import { Desk } from './desk.js';

let harness: Harness;
let desk: Desk;
beforeAll(async () => {
  harness = await Harness.open();
  desk = new Desk(harness);
});
afterAll(() => harness?.close());

const invite = (email = `${randomUUID()}@r1.example`) =>
  harness.invite({ code: 'R1', kind: 'user', role: 'member', email });
const stateOf = async (token: string) =>
  ((await harness.http.get(`/invitations/${token}`)).body as { state: string }).state;

test('are sent again with a new link, and the old one stops working', async () => {
  const { id: invitationId, token } = await invite('late@r1.example');
  expect(await desk.preview('resend-invitation', { invitationId })).toEqual({
    effects: [
      {
        about: 'Ben Cole (late@r1.example)',
        what: 'Invitation to ROSE HOUSE (R1) as Member',
        from: 'The link still works',
        to: 'A new link, which works for 24 hours; the old one stops working',
      },
    ],
    told: [{ who: 'Ben Cole (late@r1.example)', what: 'The invitation, with the new link' }],
    warnings: [],
    organisations: ['R1'],
    people: [],
    secondPerson: false,
    fingerprint: expect.any(String),
  });
  const order = {
    id: randomUUID(),
    fingerprint: (await desk.preview('resend-invitation', { invitationId })).fingerprint,
  };
  for (let times = 0; times < 2; times++)
    expect(await desk.execute('resend-invitation', { invitationId }, order)).toMatchObject({
      outcome: 'done',
    });
  const sent = (await harness.told(invitationCreated)).filter((each) => each.invitationId === invitationId);
  expect(sent).toHaveLength(2);
  expect(await stateOf(token)).toBe('replaced');
  expect(await stateOf(await harness.tokenOf(invitationId))).toBe('open');
  expect(await desk.audited(order.id)).toEqual(['invitation.renewed', 'action.resend-invitation']);
});

test('are cancelled, whoever was invited is told, and they are given back with a new link', async () => {
  const { id: invitationId, token } = await invite();
  const { id } = await desk.execute('cancel-invitation', { invitationId });
  expect(await stateOf(token)).toBe('cancelled');
  expect(await harness.told(invitationCancelled)).toContainEqual(expect.objectContaining({ invitationId }));
  await expect(desk.preview('resend-invitation', { invitationId })).rejects.toMatchObject({
    code: 'action-impossible',
  });
  await desk.undo('cancel-invitation', { invitationId }, id);
  expect((await harness.accept(await harness.tokenOf(invitationId))).status).toBe(200);
});

test('are not given back when another was sent meanwhile', async () => {
  const { id: invitationId } = await invite('again@r1.example');
  const { id } = await desk.execute('cancel-invitation', { invitationId });
  await invite('again@r1.example');
  await expect(desk.preview('cancel-invitation', { invitationId }, id)).rejects.toMatchObject({
    code: 'action-impossible',
    message: 'Ben Cole (again@r1.example) has been invited again since',
  });
});

test('that are accepted are neither sent again nor cancelled', async () => {
  const { id: invitationId, token } = await invite();
  const { fingerprint } = await desk.preview('cancel-invitation', { invitationId });
  await harness.accept(token);
  for (const kind of ['resend-invitation', 'cancel-invitation'] as const)
    await expect(desk.execute(kind, { invitationId }, { fingerprint })).rejects.toMatchObject({
      code: 'action-impossible',
    });
});

test('are not looked at again once the link has expired: what would be done is another thing', async () => {
  const { id: invitationId } = await invite();
  const { fingerprint } = await desk.preview('resend-invitation', { invitationId });
  harness.service.clock.set(new Date(Date.now() + 25 * 3600_000));
  expect(await desk.execute('resend-invitation', { invitationId }, { fingerprint })).toMatchObject({
    outcome: 'changed',
    preview: { effects: [{ from: 'The link has expired' }] },
  });
  harness.service.clock.set(new Date());
});

test.each(['resend-invitation', 'cancel-invitation'] as const)(
  '%s: not of staff, and not of nobody',
  async (kind) => {
    const { id } = await harness.invite({
      kind: 'staff',
      code: null,
      organisationName: null,
      role: 'content-editor',
    });
    await expect(desk.preview(kind, { invitationId: id })).rejects.toMatchObject({
      code: 'action-impossible',
    });
    await expect(desk.preview(kind, { invitationId: randomUUID() })).rejects.toMatchObject({
      code: 'not-found',
    });
  },
);
