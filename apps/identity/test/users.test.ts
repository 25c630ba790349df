import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { OrganisationRole } from '@dspt/contracts/access';
import { invitationCreated } from '@dspt/contracts/identity/invitations';
import { memberAdded, memberRemoved, membershipsChanged } from '@dspt/contracts/identity/users';
import { Harness, type Account } from './harness.js';

let harness: Harness;
let ann: Account;
let administrator: string;
const code = 'X1';
beforeAll(async () => {
  harness = await Harness.open();
  ann = await harness.person({ roles: { [code]: 'administrator' } });
  administrator = await harness.bearer(await harness.signIn(ann));
  await harness.person({ roles: { X2: 'administrator' } });
});
afterAll(() => harness?.close());

type Method = 'get' | 'post' | 'put' | 'delete';
const send = (method: Method, path: string, bearer = administrator, body?: object) =>
  harness.http[method](path).set('authorization', bearer).send(body);
const list = async () => (await send('get', `/organisations/${code}/users`)).body.items as { id: string }[];
const somebody = () => ({
  email: `${randomUUID()}@example.org`,
  firstName: 'Dan',
  lastName: 'Eve',
  role: 'member' as OrganisationRole,
});
const member = (role: OrganisationRole = 'member') => harness.person({ roles: { [code]: role } });

interface Operation {
  method: Method;
  path: (of: string, id: string) => string;
  body?: () => object;
  good: number;
}
const users = (of: string) => `/organisations/${of}/users`;
const oneUser = (of: string, id: string) => `${users(of)}/${id}`;
/** What every fact about somebody says. */
const about = ({ id }: Account) => ({
  code,
  organisationName: 'HOUSE X1',
  personId: id,
  changedBy: ann.id,
  helpdesk: false,
});
const auditor = () => ({ role: 'auditor', from: 'member' });
const operations = {
  list: { method: 'get', path: users, good: 200 },
  administrators: { method: 'get', path: (of) => `/organisations/${of}/administrators`, good: 200 },
  invite: { method: 'post', path: users, body: somebody, good: 200 },
  change: { method: 'put', path: oneUser, body: auditor, good: 200 },
  remove: { method: 'delete', path: oneUser, good: 204 },
} satisfies Record<string, Operation>;
const perform = async ({ method, path, body }: Operation, bearer: string, of = code) =>
  send(method, path(of, (await member()).id), bearer, body?.());

/** Statuses for a stranger, an auditor, a member, support staff and an administrator. */
async function statuses(operation: Operation): Promise<number[]> {
  const bearers = [
    '',
    await harness.bearerOf(code, 'auditor'),
    await harness.bearerOf(code, 'member'),
    await harness.bearerOfStaff('helpdesk-supervisor'),
    administrator,
  ];
  const responses = await Promise.all(bearers.map((bearer) => perform(operation, bearer)));
  return responses.map(({ status }) => status);
}

/** What an administrator is answered for somebody else's organisation, and for none. */
async function othersAndNone(operation: Operation): Promise<{ others: unknown; none: unknown }> {
  const { status, body } = await perform(operation, administrator, 'X2');
  const none = await perform(operation, administrator, 'NONE');
  return { others: { status, body }, none: { status: 404, body: none.body } };
}

test('who may: GET /organisations/:code/users', async () => {
  expect(await statuses(operations.list)).toEqual([401, 403, 403, 403, 200]);
});
test('whose: GET /organisations/:code/users', async () => {
  const { others, none } = await othersAndNone(operations.list);
  expect(others).toEqual(none);
});
test('who may: GET /organisations/:code/administrators', async () => {
  expect(await statuses(operations.administrators)).toEqual([401, 200, 200, 403, 200]);
});
test('whose: GET /organisations/:code/administrators', async () => {
  const { others, none } = await othersAndNone(operations.administrators);
  expect(others).toEqual(none);
});
test('who may: POST /organisations/:code/users', async () => {
  expect(await statuses(operations.invite)).toEqual([401, 403, 403, 403, 200]);
});
test('whose: POST /organisations/:code/users', async () => {
  const { others, none } = await othersAndNone(operations.invite);
  expect(others).toEqual(none);
});
test('who may: PUT /organisations/:code/users/:id', async () => {
  expect(await statuses(operations.change)).toEqual([401, 403, 403, 403, 200]);
});
test('whose: PUT /organisations/:code/users/:id', async () => {
  const { others, none } = await othersAndNone(operations.change);
  expect(others).toEqual(none);
});
test('who may: DELETE /organisations/:code/users/:id', async () => {
  expect(await statuses(operations.remove)).toEqual([401, 403, 403, 403, 204]);
});
test('whose: DELETE /organisations/:code/users/:id', async () => {
  const { others, none } = await othersAndNone(operations.remove);
  expect(others).toEqual(none);
});

describe('the administrators', () => {
  test('are shown to whoever works there, and nobody else is', async () => {
    const bearer = await harness.bearerOf(code, 'member');
    const { body } = await send('get', `/organisations/${code}/administrators`, bearer);
    expect(body.items).toContainEqual({ id: ann.id, email: ann.email, firstName: 'Ann', lastName: 'Bell' });
    const roles = await harness.service.database.query<{ role: string }[]>(
      'select distinct role from memberships where code = $1 and person_id = any($2)',
      [code, body.items.map(({ id }: { id: string }) => id)],
    );
    expect(roles).toEqual([{ role: 'administrator' }]);
  });
});

describe('the list', () => {
  test('shows who has access, and who is invited', async () => {
    const invited = somebody();
    await send('post', `/organisations/${code}/users`, administrator, invited);
    const items = await list();
    expect(items).toContainEqual({
      id: ann.id,
      state: 'active',
      email: ann.email,
      firstName: 'Ann',
      lastName: 'Bell',
      telephone: '01234 567890',
      role: 'administrator',
      lastSignInAt: expect.any(String),
    });
    expect(items).toContainEqual({
      ...invited,
      id: expect.any(String),
      state: 'invited',
      telephone: '',
      lastSignInAt: null,
    });
  });
});

describe('inviting', () => {
  const invite = (body: object) => send('post', `/organisations/${code}/users`, administrator, body);

  test('sends a link to a mailbox without an account', async () => {
    await invite({ ...somebody(), role: 'auditor' });
    expect((await harness.told(invitationCreated)).at(-1)).toMatchObject({
      code,
      organisationName: 'HOUSE X1',
      role: 'auditor',
      kind: 'user',
      invitedBy: ann.id,
    });
  });
  test('again sends a fresh link and changes what is offered', async () => {
    const invited = somebody();
    await invite(invited);
    const { body } = await invite({ ...invited, role: 'administrator' });
    const found = body.items.filter(({ email }: { email: string }) => email === invited.email);
    expect(found).toMatchObject([{ state: 'invited', role: 'administrator' }]);
  });
  test.each([
    ['with an account', {}],
    ['of staff', { staff: 'helpdesk-supervisor' }],
    ['of nobody', undefined],
  ] as const)(
    'shows of a mailbox %s what was typed and nothing more, until they accept',
    async (_, wanted) => {
      const email = wanted ? (await harness.person(wanted)).email : somebody().email;
      const invited = { ...somebody(), email };
      const { status, body } = await invite({ ...invited, email: email.toUpperCase() });
      expect(status).toBe(200);
      expect(body.items.filter((item: { email: string }) => item.email === email)).toEqual([
        { ...invited, id: expect.any(String), state: 'invited', telephone: '', lastSignInAt: null },
      ]);
    },
  );
  test('an account is a user once its owner has accepted, and not before', async () => {
    const person = await harness.person();
    const { body } = await invite({ ...somebody(), email: person.email });
    const { id } = body.items.find((item: { email: string }) => item.email === person.email);
    expect((await harness.accept(await harness.tokenOf(id))).status).toBe(200);
    expect(await list()).toContainEqual(expect.objectContaining({ id: person.id, state: 'active' }));
    expect(await harness.told(memberAdded)).toContainEqual({ ...about(person), role: 'member' });
  });
  test('one person sends 30 invitations an hour, in however many windows', async () => {
    const of = '/organisations/LIMIT/users';
    const boss = await harness.bearerOf('LIMIT', 'administrator');
    const answers = await Promise.all(Array.from({ length: 34 }, () => send('post', of, boss, somebody())));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(30);
    expect(answers.find(({ status }) => status !== 200)).toMatchObject({
      status: 429,
      body: { code: 'too-many-requests', title: 'Too many invitations have been sent' },
    });
  });
  test('somebody who is a user already is refused', async () => {
    const { status, body } = await invite({ ...somebody(), email: (await member()).email });
    expect([status, body.code]).toEqual([409, 'already-a-user']);
  });
  test('bad input says what to do', async () => {
    const { body } = await invite({ email: 'x', firstName: ' ', lastName: ' ', role: 'owner' });
    expect(body.errors.map(({ field }: { field: string }) => field)).toEqual([
      'email',
      'firstName',
      'lastName',
      'role',
    ]);
  });
});

describe('removing', () => {
  const remove = (id: string, bearer = administrator, of = code) =>
    send('delete', `/organisations/${of}/users/${id}`, bearer);

  test('takes effect at once, and is told', async () => {
    const person = await member();
    const secret = await harness.signIn(person);
    const bearer = await harness.bearer(secret);
    expect((await remove(person.id)).status).toBe(204);
    await harness.service.settled();
    expect((await harness.http.get('/sessions/current').set('authorization', bearer)).status).toBe(401);
    expect((await harness.exchange(secret)).session).toMatchObject({ memberships: [], organisation: null });
    expect(await harness.told(memberRemoved)).toContainEqual({
      ...about(person),
      role: 'member',
    });
  });
  test('withdraws an invitation', async () => {
    const { token, id } = await harness.invite({
      kind: 'user',
      code,
      organisationName: 'HOUSE X1',
      role: 'member',
    });
    expect((await remove(id)).status).toBe(204);
    expect((await harness.accept(token)).body.code).toBe('invitation-cancelled');
    expect((await list()).map(({ id: listed }) => listed)).not.toContain(id);
  });
  test('somebody of another organisation is not found', async () => {
    const other = await harness.person({ roles: { X2: 'member' } });
    const invited = await harness.invite({ kind: 'user', code: 'X2', role: 'member' });
    for (const id of [other.id, invited.id, randomUUID()]) expect((await remove(id)).status).toBe(404);
    expect((await harness.http.get(`/invitations/${invited.token}`)).body.state).toBe('open');
  });
});

describe('the last administrator', () => {
  const organisation = async (administrators: number) => {
    const of = `Y${randomUUID().slice(0, 6).toUpperCase()}`;
    const people: Account[] = [];
    for (let number = 0; number < administrators; number++)
      people.push(await harness.person({ roles: { [of]: 'administrator' } }));
    const bearers = await Promise.all(
      people.map(async (person) => harness.bearer(await harness.signIn(person))),
    );
    return { path: (index: number) => `/organisations/${of}/users/${people.at(index)!.id}`, bearers, of };
  };

  test('can be neither removed nor demoted', async () => {
    const { path, bearers } = await organisation(1);
    const removed = await send('delete', path(0), bearers[0]);
    expect([removed.status, removed.body.code]).toEqual([409, 'last-administrator']);
    const demoted = await send('put', path(0), bearers[0], { role: 'member', from: 'administrator' });
    expect(demoted.body.code).toBe('last-administrator');
  });
  test('remains when two remove each other at the same moment', async () => {
    const { path, bearers, of } = await organisation(2);
    const answers = await Promise.all([
      send('delete', path(1), bearers[0]),
      send('delete', path(0), bearers[1]),
    ]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([204, 409]);
    const told = (await harness.told(membershipsChanged)).filter((event) => event.code === of);
    expect(told.at(-1)).toEqual({ code: of, administrators: 1, people: 1, version: 3 });
  });
});
