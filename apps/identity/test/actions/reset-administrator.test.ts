import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { invitationCancelled } from '@dspt/contracts/identity/accounts';
import { invitationCreated } from '@dspt/contracts/identity/invitations';
import { memberRemoved, roleChanged } from '@dspt/contracts/identity/users';
import { Harness } from '../harness.js';
import { loadOrganisations } from '../ods.js';
import { Desk } from './desk.js';

let harness: Harness;
let desk: Desk;
beforeAll(async () => {
  harness = await Harness.open({ otherServices: ['organisations'] });
  desk = new Desk(harness);
  const codes = ['A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A7', 'A8', 'A9'];
  await loadOrganisations(harness.service.otherServices, {
    sites: codes.map((code) => ({ code, name: `HOUSE ${code}` })),
    others: [{ code: 'OTHER', name: 'OTHER' }],
  });
});
afterAll(() => harness?.close());

const kind = 'reset-administrator';
const newcomer = { email: 'new@rose.example', firstName: 'Nia', lastName: 'New' };
const invitationTo = async (code: string) =>
  (await harness.told(invitationCreated)).find((invited) => invited.code === code)!;

test('answers: identity.actions.preview', async () => {
  const { id } = await desk.administrator('A1', 'old@a1.example');
  expect(await desk.preview(kind, { code: 'A1', ...newcomer, others: 'demote' })).toEqual({
    effects: [
      {
        about: 'Nia New (new@rose.example)',
        what: 'Role in HOUSE A1 (A1)',
        from: null,
        to: 'Invited as Administrator; the link works for 24 hours',
      },
      {
        about: 'Ann Bell (old@a1.example)',
        what: 'Role in HOUSE A1 (A1)',
        from: 'Administrator',
        to: 'Member',
      },
      {
        about: 'Ann Bell (old@a1.example)',
        what: 'Sessions',
        from: null,
        to: 'Signed out everywhere',
      },
    ],
    told: [
      { who: 'Nia New (new@rose.example)', what: 'An invitation to be an administrator of HOUSE A1' },
      { who: 'Ann Bell (old@a1.example)', what: 'Your role has changed' },
    ],
    warnings: [
      'Until Nia New (new@rose.example) has accepted the invitation, HOUSE A1 (A1) has no administrator.',
    ],
    organisations: ['A1'],
    people: [id],
    secondPerson: true,
    fingerprint: expect.any(String),
  });
  expect(await desk.roles('A1')).toEqual({ 'old@a1.example': 'administrator' });
});

test('answers: identity.actions.execute', async () => {
  const old = await desk.administrator('A2', 'old@a2.example');
  const secret = await harness.signIn(old);
  const { id, outcome } = await desk.execute(kind, { code: 'A2', ...newcomer, others: 'remove' });
  expect(outcome).toBe('done');
  expect(await desk.roles('A2')).toEqual({});
  await expect(harness.exchange(secret)).rejects.toMatchObject({ code: 'session-ended' });
  expect(await harness.told(memberRemoved)).toContainEqual(
    expect.objectContaining({ code: 'A2', helpdesk: true }),
  );
  expect(await desk.audited(id)).toEqual(['invitation.sent', 'member.removed', 'action.reset-administrator']);
  const invited = await invitationTo('A2');
  expect(invited).toMatchObject({ kind: 'user', role: 'administrator' });
  expect((await harness.accept(await harness.tokenOf(invited.invitationId))).status).toBe(200);
  expect(await desk.roles('A2')).toEqual({ 'new@rose.example': 'administrator' });
});

test('makes somebody who has an account an administrator at once, beside those who stay, and can be taken back', async () => {
  await desk.administrator('A3', 'old@a3.example');
  const { email } = await harness.person({ email: 'deputy@a3.example', roles: { A3: 'member' } });
  const input = { code: 'A3', ...newcomer, email, others: 'stay' } as const;
  expect((await desk.preview(kind, input)).told).toEqual([
    { who: 'Ann Bell (deputy@a3.example)', what: 'You are now an administrator of HOUSE A3' },
    { who: 'The administrators of HOUSE A3 (A3)', what: 'There is a new administrator' },
  ]);
  const { id } = await desk.execute(kind, input);
  expect(await desk.roles('A3')).toEqual({
    'deputy@a3.example': 'administrator',
    'old@a3.example': 'administrator',
  });
  await expect(desk.preview(kind, input)).rejects.toMatchObject({ code: 'action-impossible' });
  expect(await desk.preview(kind, input, id)).toMatchObject({
    effects: [{ about: 'Ann Bell (deputy@a3.example)', from: 'Administrator', to: 'Member' }],
  });
  await desk.undo(kind, input, id);
  expect(await desk.roles('A3')).toEqual({
    'deputy@a3.example': 'member',
    'old@a3.example': 'administrator',
  });
  await expect(desk.preview(kind, input, id)).rejects.toMatchObject({ code: 'action-not-undoable' });
});

test('is taken back together with the invitation that was sent', async () => {
  await desk.administrator('A4', 'old@a4.example');
  const input = { code: 'A4', ...newcomer, email: 'nobody@a4.example', others: 'remove' } as const;
  const { id } = await desk.execute(kind, input);
  await desk.undo(kind, input, id);
  expect(await desk.roles('A4')).toEqual({ 'old@a4.example': 'administrator' });
  const { invitationId } = await invitationTo('A4');
  await expect(harness.tokenOf(invitationId)).rejects.toMatchObject({ code: 'not-found' });
  expect(await harness.told(invitationCancelled)).toContainEqual(expect.objectContaining({ invitationId }));
});

test('is done once however often it is ordered', async () => {
  await desk.administrator('A5', 'old@a5.example');
  const input = { code: 'A5', ...newcomer, email: 'once@a5.example', others: 'demote' } as const;
  const { fingerprint } = await desk.preview(kind, input);
  const order = { id: randomUUID(), fingerprint };
  const outcomes = await Promise.all([1, 2, 3].map(() => desk.execute(kind, input, order)));
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(['done', 'done', 'done']);
  expect((await harness.told(roleChanged)).filter(({ code }) => code === 'A5')).toHaveLength(1);
  expect((await harness.told(invitationCreated)).filter(({ code }) => code === 'A5')).toHaveLength(1);
});

test('changes nothing when it would do something else than was seen, until that is seen', async () => {
  await desk.administrator('A6', 'old@a6.example');
  const input = { code: 'A6', ...newcomer, email: 'late@a6.example', others: 'remove' } as const;
  const { fingerprint } = await desk.preview(kind, input);
  await desk.administrator('A6', 'second@a6.example');
  const outcome = await desk.execute(kind, input, { fingerprint });
  expect(outcome).toMatchObject({ outcome: 'changed', preview: { effects: { length: 5 } } });
  expect(await desk.roles('A6')).toEqual({
    'old@a6.example': 'administrator',
    'second@a6.example': 'administrator',
  });
  const now = outcome.outcome === 'changed' ? outcome.preview.fingerprint : '';
  expect(await desk.execute(kind, input, { fingerprint: now })).toMatchObject({ outcome: 'done' });
});

describe('is taken back', () => {
  test('with a warning when the invitation was accepted: whoever accepted stays', async () => {
    await desk.administrator('A7', 'old@a7.example');
    const input = { code: 'A7', ...newcomer, email: 'quick@a7.example', others: 'remove' } as const;
    const { id } = await desk.execute(kind, input);
    await harness.accept(await harness.tokenOf((await invitationTo('A7')).invitationId));
    expect(await desk.preview(kind, input, id)).toMatchObject({
      effects: [{ about: 'Ann Bell (old@a7.example)', from: null, to: 'Administrator' }],
      warnings: ['The invitation has been accepted: whoever accepted it stays an administrator.'],
    });
    await desk.undo(kind, input, id);
    expect(await desk.roles('A7')).toEqual({
      'old@a7.example': 'administrator',
      'quick@a7.example': 'administrator',
    });
  });
  test('never so that an organisation is left without an administrator', async () => {
    const { email } = await harness.person({ email: 'only@a8.example', roles: { A8: 'member' } });
    const input = { code: 'A8', ...newcomer, email, others: 'stay' } as const;
    const { id } = await desk.execute(kind, input);
    await expect(desk.preview(kind, input, id)).rejects.toMatchObject({
      code: 'action-impossible',
      message: 'HOUSE A8 (A8) would have no administrator',
    });
  });
});

test('an invitation raises the role of somebody who has begun to work there meanwhile', async () => {
  const input = { code: 'A9', ...newcomer, email: 'meanwhile@a9.example', others: 'stay' } as const;
  await desk.execute(kind, input);
  const token = await harness.tokenOf((await invitationTo('A9')).invitationId);
  await harness.person({ email: input.email, roles: { A9: 'auditor' } });
  expect((await harness.accept(token)).status).toBe(200);
  expect(await desk.roles('A9')).toEqual({ 'meanwhile@a9.example': 'administrator' });
});

test('staff are made administrators of nothing', async () => {
  const { email } = await harness.person({ staff: 'helpdesk-operator' });
  await expect(desk.preview(kind, { code: 'A1', ...newcomer, email, others: 'stay' })).rejects.toMatchObject({
    code: 'action-impossible',
  });
});
