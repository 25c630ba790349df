import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { invitationCancelled } from '@dspt/contracts/identity/accounts';
import { invitationCreated } from '@dspt/contracts/identity/invitations';
import { memberAdded } from '@dspt/contracts/identity/users';
import { Harness } from '../harness.js';
import { loadOrganisations } from '../ods.js';
import { Desk } from './desk.js';

let harness: Harness;
let desk: Desk;
beforeAll(async () => {
  harness = await Harness.open({ otherServices: ['organisations'] });
  desk = new Desk(harness);
  await loadOrganisations(harness.service.otherServices, {
    sites: [
      ...['L1', 'L2', 'L3', 'L4'].map((code) => ({ code, name: `HOUSE ${code}` })),
      { code: 'SHUT', name: 'SHUT HOUSE', closedOn: '20200101' },
    ],
    others: [{ code: 'OTHER', name: 'OTHER' }],
  });
});
afterAll(() => harness?.close());

const kind = 'link-email';
const invited = 'Invited as Member; the link works for 24 hours';
/** Whoever was invited last accepts. */
async function accept(code: string): Promise<void> {
  const { invitationId } = (await harness.told(invitationCreated)).findLast((event) => event.code === code)!;
  expect((await harness.accept(await harness.tokenOf(invitationId))).status).toBe(200);
}

test('invites the person, writes it down, and can be taken back before and after they have accepted', async () => {
  await desk.administrator('L1', 'boss@l1.example');
  const { id: personId } = await harness.person({ email: 'two@l1.example', roles: { L2: 'administrator' } });
  const input = { code: 'L1', email: 'two@l1.example', role: 'member' } as const;
  expect(await desk.preview(kind, input)).toEqual({
    effects: [{ about: 'Ann Bell (two@l1.example)', what: 'Role in HOUSE L1 (L1)', from: null, to: invited }],
    told: [
      {
        who: 'Ann Bell (two@l1.example)',
        what: 'An invitation to work for HOUSE L1, to accept or leave',
      },
    ],
    warnings: [],
    organisations: ['L1'],
    people: [personId],
    secondPerson: false,
    fingerprint: expect.any(String),
  });
  const { id } = await desk.execute(kind, input);
  expect(await desk.roles('L1')).toEqual({ 'boss@l1.example': 'administrator' });
  expect((await harness.told(invitationCreated)).at(-1)).toMatchObject({ caseNumber: 'C-2026-000001' });
  expect(await desk.audited(id)).toEqual(['invitation.sent', 'action.link-email']);
  expect(await desk.preview(kind, input, id)).toMatchObject({ effects: [{ from: 'Waiting' }] });
  await desk.undo(kind, input, id);
  expect(await harness.told(invitationCancelled)).toContainEqual(expect.objectContaining({ code: 'L1' }));

  const second = await desk.execute(kind, input);
  await accept('L1');
  expect(await desk.roles('L1')).toMatchObject({ 'two@l1.example': 'member' });
  expect(await harness.told(memberAdded)).toContainEqual(
    expect.objectContaining({ code: 'L1', personId, role: 'member' }),
  );
  expect(await desk.preview(kind, input, second.id)).toMatchObject({
    effects: [{ from: 'Member', to: null }],
  });
  await desk.undo(kind, input, second.id);
  expect(await desk.roles('L1')).toEqual({ 'boss@l1.example': 'administrator' });
});

test('works for an organisation that nobody has registered, which has nobody again when it is taken back', async () => {
  await harness.person({ email: 'first@l3.example' });
  const input = { code: 'L3', email: 'first@l3.example', role: 'administrator' } as const;
  const { id } = await desk.execute(kind, input);
  await accept('L3');
  expect(await desk.roles('L3')).toEqual({ 'first@l3.example': 'administrator' });
  expect(await desk.preview(kind, input, id)).toMatchObject({
    warnings: ['HOUSE L3 (L3) has no administrator then.'],
  });
  await desk.undo(kind, input, id);
  expect(await desk.roles('L3')).toEqual({});
});

test.each([
  ['an address without an account', { code: 'L1', email: 'unknown@l1.example' }, 'action-impossible'],
  ['somebody who works there already', { code: 'L1', email: 'boss@l1.example' }, 'action-impossible'],
  ['a closed organisation', { code: 'SHUT', email: 'boss@l1.example' }, 'organisation-closed'],
  ['an unknown code', { code: 'NOPE', email: 'boss@l1.example' }, 'organisation-unknown'],
])('is impossible for %s', async (_, input, code) => {
  await expect(desk.preview(kind, { ...input, role: 'member' })).rejects.toMatchObject({ code });
});

test('is impossible for staff', async () => {
  const { email } = await harness.person({ staff: 'helpdesk-operator' });
  await expect(desk.preview(kind, { code: 'L1', email, role: 'member' })).rejects.toMatchObject({
    code: 'action-impossible',
  });
});

test('needs a second person only for an administrator where there is one already', async () => {
  await desk.administrator('L4', 'boss@l4.example');
  await harness.person({ email: 'two@l4.example' });
  const input = { code: 'L4', email: 'two@l4.example', role: 'administrator' } as const;
  expect(await desk.preview(kind, { ...input, role: 'member' })).toMatchObject({ secondPerson: false });
  const { secondPerson, fingerprint } = await desk.preview(kind, input);
  expect(secondPerson).toBe(true);
  const alone = desk.execute(kind, input, { fingerprint, approvedBy: null });
  await expect(alone).rejects.toMatchObject({ code: 'action-not-allowed' });
  expect(await desk.execute(kind, input)).toMatchObject({ outcome: 'done' });
});
