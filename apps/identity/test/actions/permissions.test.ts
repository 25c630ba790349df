import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { staffRole } from '@dspt/contracts/access';
import { executeAction, previewAction } from '@dspt/contracts/identity/actions';
import { actionKinds, catalogue, type ActionKind } from '@dspt/contracts/support/catalogue';
import { Requests } from '@dspt/service-kit/messaging/requests';
import { Harness } from '../harness.js';
import { Desk, olive, sam } from './desk.js';

let harness: Harness;
let desk: Desk;
beforeAll(async () => {
  harness = await Harness.open();
  desk = new Desk(harness);
});
afterAll(() => harness?.close());

const ours = actionKinds.filter((kind) => catalogue[kind].owner === 'identity');
const risky = ours.filter((kind) => catalogue[kind].secondPerson);
const allowed = new Set<string>(['helpdesk-operator', 'helpdesk-supervisor', 'system-administrator']);

/** Whoever may do it is refused for what they wrote, not for who they are. */
const order = (kind: ActionKind, change: object) =>
  harness.get(Requests).ask(executeAction, {
    kind,
    input: {},
    undoes: null,
    id: randomUUID(),
    fingerprint: 'none',
    requestedBy: olive,
    approvedBy: sam,
    reason: 'Asked',
    caseNumber: 'C-2026-000001',
    ...change,
  });

test.each(ours)('who may: %s', async (kind) => {
  for (const role of staffRole.options) {
    const by = { ...olive, role };
    const code = allowed.has(role) ? 'invalid-input' : 'action-not-allowed';
    const preview = harness.get(Requests).ask(previewAction, { kind, input: {}, undoes: null, by });
    await expect(preview).rejects.toMatchObject({ code });
    await expect(order(kind, { requestedBy: by })).rejects.toMatchObject({ code });
  }
});

test.each(risky)('%s needs a second person who may approve', async (kind) => {
  const refused = { code: 'action-not-allowed' };
  await expect(order(kind, { approvedBy: null })).rejects.toMatchObject(refused);
  await expect(order(kind, { requestedBy: sam, approvedBy: sam })).rejects.toMatchObject(refused);
  for (const role of staffRole.options.filter((each) => each !== 'helpdesk-supervisor'))
    await expect(order(kind, { approvedBy: { ...sam, role } })).rejects.toMatchObject(refused);
});

test('a second person is needed for what the domain says', () => {
  expect(risky).toEqual(['reset-administrator', 'reset-second-factor', 'correct-email', 'merge-accounts']);
});

test('what was never done cannot be taken back, and what has no way back never', async () => {
  const person = await harness.person();
  const input = { personId: person.id };
  await expect(
    desk.preview('correct-email', { ...input, email: 'x@y.example' }, randomUUID()),
  ).rejects.toMatchObject({
    code: 'action-not-undoable',
  });
  await harness.signIn(person);
  const { id } = await desk.execute('end-sessions', input);
  await expect(desk.preview('end-sessions', input, id)).rejects.toMatchObject({
    code: 'action-not-undoable',
  });
});

test('refuses bad input: identity.actions.preview', async () => {
  const bad = { kind: 'link-email', input: { code: 'L1' }, undoes: null, by: olive };
  expect(await harness.askRaw(previewAction, bad)).toMatchObject({
    code: 'invalid-input',
    errors: [{ field: 'email' }, { field: 'role' }],
  });
  expect(await harness.askRaw(previewAction, { ...bad, kind: 'add-site' })).toMatchObject({
    code: 'action-not-allowed',
  });
});
test('refuses bad input: identity.actions.execute', async () => {
  expect(await harness.askRaw(executeAction, { kind: 'link-email' })).toMatchObject({
    code: 'invalid-input',
  });
});
