import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { staffRole } from '@dspt/contracts/access';
import { executeAction, previewAction } from '@dspt/contracts/assessment/actions';
import { actionKinds, catalogue, type ActionKind } from '@dspt/contracts/support/catalogue';
import { Requests } from '@dspt/service-kit/messaging/requests';
import type { TestService } from '@dspt/testing/service';
import { olive, sam } from './support/desk.js';
import { startAssessment } from './support/service.js';

let service: TestService;
beforeAll(async () => {
  service = await startAssessment();
});
afterAll(() => service?.close());

const ours = actionKinds.filter((kind) => catalogue[kind].owner === 'assessment');
const approvers = ['helpdesk-supervisor'];
const allowed = new Set<string>(['helpdesk-operator', 'system-administrator', ...approvers]);

/** Whoever may do it is refused for what they wrote, not for who they are. */
const order = (kind: ActionKind, change: object) =>
  service.app.get(Requests).ask(executeAction, {
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
    const preview = service.app.get(Requests).ask(previewAction, { kind, input: {}, undoes: null, by });
    await expect(preview).rejects.toMatchObject({ code });
    await expect(order(kind, { requestedBy: by })).rejects.toMatchObject({ code });
  }
});

test('both need a second person who may approve', async () => {
  expect(ours).toEqual(['move-assessment', 'copy-publication']);
  const refused = { code: 'action-not-allowed' };
  for (const kind of ours) {
    await expect(order(kind, { approvedBy: null })).rejects.toMatchObject(refused);
    await expect(order(kind, { requestedBy: sam, approvedBy: sam })).rejects.toMatchObject(refused);
    for (const role of staffRole.options.filter((each) => !approvers.includes(each)))
      await expect(order(kind, { approvedBy: { ...sam, role } })).rejects.toMatchObject(refused);
  }
});

test('what was never done cannot be taken back', async () => {
  const input = { from: 'A1', to: 'A2' };
  const never = { kind: 'move-assessment' as const, input, undoes: randomUUID(), by: olive };
  await expect(service.app.get(Requests).ask(previewAction, never)).rejects.toMatchObject({
    code: 'action-not-undoable',
  });
});
