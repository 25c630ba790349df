import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { memberRemoved } from '@dspt/contracts/identity/users';
import { Harness } from './harness.js';

let harness: Harness;
const code = 'X1';
beforeAll(async () => {
  harness = await Harness.open();
  await harness.person({ roles: { [code]: 'administrator', X2: 'administrator' } });
});
afterAll(() => harness?.close());

const leave = (of: string, bearer: string) =>
  harness.http.delete(`/me/organisations/${of}`).set('authorization', bearer);
test('who may: DELETE /me/organisations/:code', async () => {
  expect((await leave(code, '')).status).toBe(401);
  for (const role of ['auditor', 'member', 'administrator'] as const)
    expect((await leave(code, await harness.bearerOf(code, role))).status).toBe(204);
});
test('whose: DELETE /me/organisations/:code', async () => {
  const bearer = await harness.bearerOf(code, 'member');
  const { status, body } = await leave('X2', bearer);
  expect({ status, body }).toEqual({ status: 404, body: (await leave('NONE', bearer)).body });
});

describe('leaving', () => {
  test('takes effect at once, is told, and remembered as what they did themselves', async () => {
    const person = await harness.person({ roles: { [code]: 'member', X2: 'auditor' } });
    const secret = await harness.signIn(person);
    const bearer = await harness.bearer(secret);
    expect((await leave(code, bearer)).status).toBe(204);
    await harness.service.settled();
    expect((await leave('X2', bearer)).status).toBe(401);
    expect((await harness.exchange(secret)).session).toMatchObject({ memberships: [{ code: 'X2' }] });
    expect(await harness.told(memberRemoved)).toContainEqual({
      code,
      organisationName: 'HOUSE X1',
      personId: person.id,
      changedBy: person.id,
      helpdesk: false,
      role: 'member',
    });
    const audited = await harness.service.database.query<object[]>(
      'select did, organisation, actor_id from audit where person = $1 order by seq desc limit 1',
      [person.id],
    );
    expect(audited).toEqual([{ did: 'member.left', organisation: code, actor_id: person.id }]);
  });
  test('is not for the last administrator', async () => {
    const only = await harness.person({ roles: { X3: 'administrator' } });
    const { status, body } = await leave('X3', await harness.bearer(await harness.signIn(only)));
    expect([status, body.code]).toEqual([409, 'last-administrator']);
  });
});
