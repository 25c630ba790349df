import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { OrganisationRole } from '@dspt/contracts/access';
import { roleChanged } from '@dspt/contracts/identity/users';
import { Harness, type Account } from './harness.js';

const code = 'X1';
const users = `/organisations/${code}/users`;
let harness: Harness;
let ann: Account;
let administrator: string;
beforeAll(async () => {
  harness = await Harness.open();
  ann = await harness.person({ roles: { [code]: 'administrator' } });
  administrator = await harness.bearer(await harness.signIn(ann));
});
afterAll(() => harness?.close());

const list = (bearer = administrator) => harness.http.get(users).set('authorization', bearer);
const member = (role: OrganisationRole = 'member') => harness.person({ roles: { [code]: role } });
const invited = () => harness.invite({ kind: 'user', code, organisationName: 'HOUSE X1', role: 'member' });
const change = (id: string, role: OrganisationRole, from: OrganisationRole = 'member') =>
  harness.http.put(`${users}/${id}`).set('authorization', administrator).send({ role, from });

test('a changed role takes effect at once, and is told', async () => {
  const person = await member('administrator');
  const secret = await harness.signIn(person);
  const before = await harness.bearer(secret);
  expect((await change(person.id, 'auditor', 'administrator')).status).toBe(200);
  await harness.service.settled();
  expect((await list(before)).status).toBe(401);
  expect((await harness.exchange(secret)).session.organisation?.role).toBe('auditor');
  expect((await list(await harness.bearer(secret))).status).toBe(403);
  expect(await harness.told(roleChanged)).toContainEqual({
    code,
    organisationName: 'HOUSE X1',
    personId: person.id,
    changedBy: ann.id,
    helpdesk: false,
    from: 'administrator',
    to: 'auditor',
  });
});

test('the role of somebody invited is what they are offered', async () => {
  const { token, id } = await invited();
  await change(id, 'auditor');
  expect((await harness.accept(token)).body.session.organisation.role).toBe('auditor');
});

test('the same role tells nothing', async () => {
  const person = await member();
  await change(person.id, 'member');
  expect((await harness.told(roleChanged)).filter(({ personId }) => personId === person.id)).toEqual([]);
});

test('no token can carry the old role, however closely it is asked for', async () => {
  const person = await member('administrator');
  const secret = await harness.signIn(person);
  const tokens: Promise<string>[] = [];
  const asking = setInterval(() => tokens.push(harness.bearer(secret)), 1);
  await change(person.id, 'auditor', 'administrator');
  clearInterval(asking);
  await harness.service.settled();
  // Asked so often, a busy machine may refuse some in time; those carry no role at all.
  const given = (await Promise.allSettled(tokens)).flatMap((each) =>
    each.status === 'fulfilled' ? [each.value] : [],
  );
  expect(given).not.toEqual([]);
  const answers = await Promise.all(given.map((bearer) => list(bearer)));
  expect(answers.filter(({ status }) => status === 200)).toEqual([]);
  expect(
    (await harness.http.get('/sessions/current').set('authorization', await harness.bearer(secret))).status,
  ).toBe(200);
});

describe('in two windows', () => {
  test.each([
    ['a user', member],
    ['somebody invited', invited],
  ])('the role of %s: the second is told which it is now, and changes nothing unseen', async (_, make) => {
    const { id } = await make();
    expect((await change(id, 'administrator')).status).toBe(200);
    const { status, body } = await change(id, 'auditor');
    expect([status, body.code, body.role]).toEqual([409, 'role-changed', 'administrator']);
    expect(body.title).toMatch(/^The role of .+ is Administrator now$/);
    expect((await list()).body.items).toContainEqual(expect.objectContaining({ id, role: 'administrator' }));
    expect((await change(id, 'auditor', 'administrator')).status).toBe(200);
  });
  test('who wants what has been done already, or sends it twice, is not refused', async () => {
    const { id } = await member();
    expect((await change(id, 'auditor')).status).toBe(200);
    expect((await change(id, 'auditor')).status).toBe(200);
  });
  test('at the same moment one of them is told', async () => {
    const { id } = await member();
    const answers = await Promise.all([change(id, 'administrator'), change(id, 'auditor')]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
  });
});
