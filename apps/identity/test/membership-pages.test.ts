import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { membershipsChanged, pageMemberships } from '@dspt/contracts/identity/users';
import { Requests } from '@dspt/service-kit/messaging/requests';
import { House } from './house.js';

let house: House;
beforeAll(async () => {
  house = await House.open();
});
afterAll(() => house?.close());

test('answers: identity.memberships.page', async () => {
  await house.person({ roles: { V1: 'administrator', V2: 'member' } });
  await house.person({ roles: { V2: 'administrator', V3: 'auditor' } });
  const told = await house.told(membershipsChanged);
  const last = ['V1', 'V2', 'V3'].map((code) => told.findLast((event) => event.code === code)!);
  expect(last[1]).toEqual({ code: 'V2', administrators: 1, people: 2, version: 2 });
  const requests = house.service.app.get(Requests);
  expect(await requests.ask(pageMemberships, {})).toEqual({ rows: last, next: null });
  expect(await requests.ask(pageMemberships, { limit: 2 })).toEqual({ rows: last.slice(0, 2), next: 'V2' });
  expect(await requests.ask(pageMemberships, { after: 'V2' })).toEqual({ rows: last.slice(2), next: null });
});

test('refuses bad input: identity.memberships.page', async () => {
  for (const input of [{ limit: 301 }, { after: 1 }])
    expect(await house.askAll(pageMemberships, input)).toContainEqual(
      expect.objectContaining({ code: 'invalid-input' }),
    );
});
