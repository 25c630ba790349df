import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  listMembers,
  listMemberships,
  membershipsChanged,
  pageMemberships,
} from '@dspt/contracts/identity/users';
import { Requests } from '@dspt/service-kit/messaging/requests';
import { Harness } from './harness.js';

let harness: Harness;
beforeAll(async () => {
  harness = await Harness.open();
});
afterAll(() => harness?.close());

test('answers: identity.memberships.page', async () => {
  await harness.person({ roles: { V1: 'administrator', V2: 'member' } });
  await harness.person({ roles: { V2: 'administrator', V3: 'auditor' } });
  const told = await harness.told(membershipsChanged);
  const last = ['V1', 'V2', 'V3'].map((code) => told.findLast((event) => event.code === code)!);
  expect(last[1]).toEqual({ code: 'V2', administrators: 1, people: 2, version: 2 });
  const requests = harness.service.app.get(Requests);
  expect(await requests.ask(pageMemberships, {})).toEqual({ rows: last, next: null });
  expect(await requests.ask(pageMemberships, { limit: 2 })).toEqual({ rows: last.slice(0, 2), next: 'V2' });
  expect(await requests.ask(pageMemberships, { after: 'V2' })).toEqual({ rows: last.slice(2), next: null });
});

test('answers: identity.members.list', async () => {
  const person = await harness.person({ roles: { M1: 'auditor' } });
  const requests = harness.service.app.get(Requests);
  const { members } = await requests.ask(listMembers, { code: 'm1 ' });
  expect(members).toEqual([
    { personId: person.id, firstName: expect.any(String), lastName: expect.any(String), role: 'auditor' },
  ]);
  expect(await requests.ask(listMembers, { code: 'NONE' })).toEqual({ members: [] });
});

test('refuses bad input: identity.members.list', async () => {
  for (const input of [{}, { code: '' }])
    expect(await harness.askAll(listMembers, input)).toContainEqual(
      expect.objectContaining({ code: 'invalid-input' }),
    );
});

test('refuses bad input: identity.memberships.page', async () => {
  for (const input of [{ limit: 301 }, { after: 1 }])
    expect(await harness.askAll(pageMemberships, input)).toContainEqual(
      expect.objectContaining({ code: 'invalid-input' }),
    );
});

test('answers: identity.memberships.list', async () => {
  const { id: personId } = await harness.person({ roles: { L2: 'member', L1: 'administrator' } });
  const { memberships } = await harness.service.app.get(Requests).ask(listMemberships, { personId });
  expect(memberships.map(({ code, role }) => [code, role])).toEqual([
    ['L1', 'administrator'],
    ['L2', 'member'],
  ]);
  const nobody = await harness.service.app.get(Requests).ask(listMemberships, { personId: randomUUID() });
  expect(nobody).toEqual({ memberships: [] });
});

test('refuses bad input: identity.memberships.list', async () => {
  for (const input of [{}, { personId: 'Ann' }])
    expect(await harness.askAll(listMemberships, input)).toContainEqual(
      expect.objectContaining({ code: 'invalid-input' }),
    );
});
