import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { organisationRole, staffRole } from '@dspt/contracts/access';
import { Harness, type Account } from './harness.js';
import { Desk } from './actions/desk.js';

let harness: Harness;
let desk: Desk;
let operator: string;
beforeAll(async () => {
  harness = await Harness.open();
  desk = new Desk(harness);
  operator = await harness.bearerOfStaff('helpdesk-operator');
});
afterAll(() => harness?.close());
afterEach(() => harness.service.clock.set(new Date()));

const get = (path: string, bearer = operator) => harness.http.get(path).set('authorization', bearer);
const page = async ({ id }: Pick<Account, 'id'>) => (await get(`/staff/people/${id}`)).body as Page;
interface Page {
  sessions: object[];
  invitations: object[];
  signIn: object;
}
const search = async (query: Record<string, string | number>) => {
  const path = `/staff/people?${new URLSearchParams(query as Record<string, string>)}`;
  return (await get(path)).body as { items: (Account & { organisations: object[] })[]; total: number };
};
const named = async (firstName: string, lastName: string, email: string): Promise<Account> => {
  const person = await harness.person({ email });
  await harness.service.database.query('update people set first_name = $2, last_name = $3 where id = $1', [
    person.id,
    firstName,
    lastName,
  ]);
  return person;
};

const may = new Set<string>(['helpdesk-operator', 'helpdesk-supervisor', 'system-administrator']);
test.each([
  ['who may: GET /staff/people', '/staff/people', 200],
  ['who may: GET /staff/people/:id', `/staff/people/${randomUUID()}`, 404],
  ['who may: GET /staff/organisations/:code/users', '/staff/organisations/W1/users', 200],
])('%s', async (_, path, good) => {
  expect((await harness.http.get(path)).status).toBe(401);
  for (const role of organisationRole.options)
    expect((await get(path, await harness.bearerOf('W1', role))).status).toBe(403);
  for (const role of staffRole.options) {
    const { status } = await get(path, await harness.bearerOfStaff(role));
    expect([role, status]).toEqual([role, may.has(role) ? good : 403]);
  }
});

test('the users of an organisation are those its administrator sees, counted', async () => {
  await harness.person({ roles: { W2: 'member' } });
  const administrator = await harness.bearerOf('W2', 'administrator');
  const invited = { email: 'ivy@plume.example', firstName: 'Ivy', lastName: 'Quince', role: 'auditor' };
  await harness.http.post('/organisations/W2/users').set('authorization', administrator).send(invited);
  const { items } = (await get('/organisations/W2/users', administrator)).body as { items: object[] };
  expect(items).toHaveLength(3);
  expect((await get('/staff/organisations/W2/users')).body).toEqual({ items, total: 3 });
});

describe('people are found', () => {
  let zoe: Account;
  let zac: Account;
  beforeAll(async () => {
    zoe = await named('Zoë', 'Quill', 'zoe@plume.example');
    zac = await named('Zac', 'Quill-Jones', 'zac_1@plume.example');
  });

  test.each([
    ['by a part of the address', 'plume.ex', ['zoe', 'zac']],
    ['by a part of the name, in capitals or not', 'QUILL', ['zoe', 'zac']],
    ['by words in any order', 'quill zoë', ['zoe']],
    ['by name and address', 'jones zac_1@', ['zac']],
    ['never by a sign that stands for others', 'z%e', []],
    ['by an underscore as it is', 'zac_', ['zac']],
    ['by nothing that is not there', 'quilt', []],
  ])('%s', async (_, q, who) => {
    const { items, total } = await search({ q });
    const ids = { zoe: zoe.id, zac: zac.id };
    expect(items.map(({ id }) => id)).toEqual(who.map((name) => ids[name as 'zoe' | 'zac']));
    expect(total).toBe(who.length);
  });

  test('a page at a time, in the order asked for, with the number of all', async () => {
    const emails = async (query: Record<string, string | number>) => {
      const { items, total } = await search({ q: 'plume', ...query });
      return [total, ...items.map(({ email }) => email.split('@')[0])];
    };
    expect(await emails({ perPage: 1, page: 2 })).toEqual([2, 'zac_1']);
    expect(await emails({ sort: 'email' })).toEqual([2, 'zac_1', 'zoe']);
    expect(await emails({ sort: 'name', order: 'DESC' })).toEqual([2, 'zac_1', 'zoe']);
    await harness.http.post('/sessions').send({ email: zoe.email, password: 'Kettle9Blue' });
    expect(await emails({ sort: 'lastSignInAt', order: 'DESC' })).toEqual([2, 'zoe', 'zac_1']);
    expect((await search({})).total).toBeGreaterThan(2);
    expect((await get('/staff/people?sort=telephone')).status).toBe(400);
  });

  test('with the first of their organisations', async () => {
    const email = 'many@plume2.example';
    const roles = { Y4: 'auditor', Y2: 'member', Y3: 'administrator', Y1: 'member' } as const;
    const { id } = await harness.person({ email, roles });
    expect((await search({ q: 'plume2' })).items).toEqual([
      {
        id,
        email,
        firstName: 'Ann',
        lastName: 'Bell',
        staffRole: null,
        lastSignInAt: null,
        organisationCount: 4,
        organisations: [
          { code: 'Y1', name: 'HOUSE Y1', role: 'member' },
          { code: 'Y2', name: 'HOUSE Y2', role: 'member' },
          { code: 'Y3', name: 'HOUSE Y3', role: 'administrator' },
        ],
      },
    ]);
  });

  test('by an address they no longer use', async () => {
    const person = await harness.person({ email: 'wrong@plume3.example' });
    await desk.execute('correct-email', { personId: person.id, email: 'right@plume4.example' });
    const merged = await harness.person({ email: 'merged@plume5.example' });
    await desk.execute('merge-accounts', { personId: person.id, mergedEmail: merged.email });
    for (const q of ['wrong@plume3', 'plume4', 'plume5']) {
      const { items, total } = await search({ q });
      expect([total, items.map(({ id }) => id)]).toEqual([1, [person.id]]);
    }
  });
});

describe('the page of a person', () => {
  test('shows organisations, sessions and invitations, and no secret', async () => {
    const person = await harness.person({ roles: { V1: 'member', V2: 'auditor' } });
    const secret = await harness.signIn(person);
    await harness.http
      .put('/sessions/current/organisation')
      .set('authorization', await harness.bearer(secret))
      .send({ code: 'V2' });
    await harness.invite({ email: person.email, kind: 'user', code: 'V3', role: 'administrator' });
    const { body, text } = await get(`/staff/people/${person.id}`);
    expect(body).toEqual({
      id: person.id,
      email: person.email,
      firstName: 'Ann',
      lastName: 'Bell',
      telephone: '01234 567890',
      staffRole: null,
      staffAreas: [],
      since: expect.any(String),
      lastSignInAt: expect.any(String),
      secondFactor: false,
      organisations: [
        { code: 'V1', name: 'HOUSE V1', role: 'member', since: expect.any(String) },
        { code: 'V2', name: 'HOUSE V2', role: 'auditor', since: expect.any(String) },
      ],
      sessions: [
        {
          id: expect.any(String),
          startedAt: expect.any(String),
          lastUsedAt: expect.any(String),
          endsAt: expect.any(String),
          organisation: { code: 'V2', name: 'HOUSE V2' },
        },
      ],
      invitations: [
        {
          id: expect.any(String),
          organisation: { code: 'V3', name: 'ROSE HOUSE' },
          role: 'administrator',
          state: 'open',
          createdAt: expect.any(String),
          expiresAt: expect.any(String),
        },
      ],
      signIn: {
        lockedUntil: null,
        secondFactorLockedUntil: null,
        failures: 0,
        failuresLeft: 5,
        trouble: [],
      },
      mergedInto: null,
      formerAddresses: [],
    });
    expect(text).not.toMatch(/hash|secret_|token/i);
    harness.service.clock.set(new Date(Date.now() + 25 * 3600_000));
    operator = await harness.bearerOfStaff('helpdesk-operator');
    expect(await page(person)).toMatchObject({ sessions: [], invitations: [{ state: 'expired' }] });
  });

  test('says why somebody cannot sign in, and what they saw', async () => {
    const person = await harness.person();
    const wrong = () =>
      harness.http.post('/sessions').send({ email: person.email, password: 'Wrong-Password-1' });
    const { title } = (await wrong()).body as { title: string };
    expect((await page(person)).signIn).toMatchObject({
      failures: 1,
      failuresLeft: 4,
      trouble: [{ saw: title }, { what: 'Has never signed in.' }],
    });
    for (let tries = 0; tries < 4; tries++) await wrong();
    const { title: slowed } = (await wrong()).body as { title: string };
    expect((await page(person)).signIn).toMatchObject({
      failures: 5,
      failuresLeft: 0,
      lockedUntil: expect.any(String),
      trouble: [
        { what: expect.stringMatching(/^Locked until \d+:\d\d[ap]m after 5 wrong passwords/), saw: slowed },
        {},
      ],
    });
    harness.service.clock.set(new Date(Date.now() + 16 * 60_000));
    operator = await harness.bearerOfStaff('helpdesk-operator');
    expect((await page(person)).signIn).toMatchObject({ failures: 0, lockedUntil: null });
  });

  test('says into which account it was merged, which shows the address and its invitations', async () => {
    const [stays, goes] = [await harness.person(), await harness.person()];
    await harness.invite({ email: goes.email, kind: 'user', code: 'V4', role: 'member' });
    await desk.execute('merge-accounts', { personId: stays.id, mergedEmail: goes.email });
    expect(await page(goes)).toMatchObject({
      mergedInto: { id: stays.id, email: stays.email },
      signIn: { trouble: [{ what: 'This account was merged into another. It cannot be signed in to.' }] },
    });
    expect(await page(stays)).toMatchObject({
      mergedInto: null,
      formerAddresses: [{ email: goes.email, until: expect.any(String) }],
      invitations: [{ organisation: { code: 'V4' } }],
    });
  });

  test('of staff shows their role and areas', async () => {
    const { id } = await harness.person({ staff: 'regional-officer', areas: ['Kent'] });
    expect(await page({ id })).toMatchObject({ staffRole: 'regional-officer', staffAreas: ['Kent'] });
  });
});
