import { formerAddressUsed } from '@dspt/contracts/identity/accounts';
import { accountClosed } from '@dspt/contracts/identity/own-account';
import { findContacts, memberRemoved } from '@dspt/contracts/identity/users';
import { Requests } from '@dspt/service-kit/messaging/requests';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Harness, password, type Account } from './harness.js';

let harness: Harness;
beforeAll(async () => {
  harness = await Harness.open();
  await harness.person({ roles: { X1: 'administrator', X2: 'administrator' } });
});
afterAll(() => harness?.close());

const close = (bearer: string, given = password) =>
  harness.http.post('/me/closing').set('authorization', bearer).send({ password: given });
const signIn = (email: string) => harness.http.post('/sessions').send({ email, password });

type Signed = Account & { secret: string; bearer: string };
async function signedIn(wanted: Parameters<Harness['person']>[0]): Promise<Signed> {
  const person = await harness.person(wanted);
  const secret = await harness.signIn(person);
  return { ...person, secret, bearer: await harness.bearer(secret) };
}

/** How many rows of what opens an account there are. */
async function whatOpens(personId: string): Promise<number> {
  const tables = [
    'credentials',
    'sessions',
    'known_devices',
    'second_factors',
    'passkeys',
    'linked_accounts',
  ];
  const counts = tables.map((table) => `(select count(*) from ${table} where person_id = $1)`);
  const [row] = await harness.service.database.query<{ rows: string }[]>(
    `select ${counts.join(' + ')} as rows`,
    [personId],
  );
  return Number(row!.rows);
}

test('who may: POST /me/closing', async () => {
  expect((await close('')).status).toBe(401);
  for (const role of ['auditor', 'member', 'administrator'] as const)
    expect((await close(await harness.bearerOf('X1', role))).status).toBe(204);
  const { status, body } = await close(await harness.bearerOfStaff('helpdesk-operator'));
  expect([status, body.code]).toEqual([409, 'staff-account']);
});

describe('an account that its owner closes', () => {
  test('is left by all that opened it, and leaves all organisations', async () => {
    const ann = await signedIn({ roles: { X1: 'member', X2: 'administrator' } });
    expect((await signIn(ann.email)).status).toBe(200);
    expect(await whatOpens(ann.id)).toBeGreaterThan(2);
    expect((await close(ann.bearer)).status).toBe(204);
    expect(await whatOpens(ann.id)).toBe(0);
    await harness.service.settled();
    expect((await close(ann.bearer)).status).toBe(401);
    const removed = (await harness.told(memberRemoved)).filter(({ personId }) => personId === ann.id);
    const left = removed.map(({ code, changedBy }) => `${code} by ${changedBy}`);
    expect(left.toSorted()).toEqual([`X1 by ${ann.id}`, `X2 by ${ann.id}`]);
    const audited = await harness.service.database.query<{ did: string }[]>(
      'select did from audit where person = $1 order by seq',
      [ann.id],
    );
    expect(audited.at(-1)).toEqual({ did: 'account.closed' });
  });

  test('cannot be signed in to, with the answer that an unknown address gets', async () => {
    const ann = await signedIn({});
    await close(ann.bearer);
    const [closed, unknown] = [await signIn(ann.email), await signIn('nobody@example.org')];
    expect(closed.status).toBe(unknown.status);
    expect(closed.body).toEqual(unknown.body);
  });

  test('is written to no more, but for the mailbox that it had', async () => {
    const ann = await signedIn({});
    await close(ann.bearer);
    const [{ formerAddressId } = { formerAddressId: '' }] = (await harness.told(accountClosed)).slice(-1);
    const contacts = await harness
      .get(Requests)
      .ask(findContacts, { people: [ann.id], formerAddresses: [formerAddressId] });
    expect(contacts.people).toMatchObject([{ firstName: 'Ann', email: '' }]);
    expect(contacts.formerAddresses).toMatchObject([{ email: ann.email }]);
    const before = (await harness.told(formerAddressUsed)).length;
    await harness.http.post('/password-resets').send({ email: ann.email, human: await harness.human() });
    expect(await harness.told(formerAddressUsed)).toHaveLength(before);
  });

  test('leaves its addresses free, those of accounts merged into it too', async () => {
    const [ann, other] = [await signedIn({}), await harness.person()];
    await harness.service.database.query('update people set merged_into = $1 where id = $2', [
      ann.id,
      other.id,
    ]);
    await close(ann.bearer);
    for (const { email } of [ann, other]) {
      await harness.person({ email });
      expect((await signIn(email)).status).toBe(200);
    }
  });

  test('is found by the helpdesk by the address that it had', async () => {
    const ann = await signedIn({ email: 'closed.by.owner@example.org' });
    await close(ann.bearer);
    const staff = await harness.bearerOfStaff('helpdesk-operator');
    const read = (path: string) => harness.http.get(path).set('authorization', staff).expect(200);
    const { body: list } = await read('/staff/people?q=closed.by.owner');
    expect(list.items).toMatchObject([{ id: ann.id, email: '' }]);
    const { body: page } = await read(`/staff/people/${ann.id}`);
    expect(page).toMatchObject({ email: '', formerAddresses: [{ email: ann.email }], organisations: [] });
    expect(page.signIn.trouble[0].what).toMatch(/^Its owner closed this account on \d/);
  });
});

describe('an account stays as it is', () => {
  test('when the password is wrong', async () => {
    const ann = await signedIn({ roles: { X1: 'member' } });
    const { status, body } = await close(ann.bearer, 'not the password');
    expect([status, body.errors[0].field]).toEqual([400, 'password']);
    expect((await signIn(ann.email)).status).toBe(200);
  });

  test('while an organisation would have no administrator', async () => {
    const ann = await signedIn({ roles: { X1: 'administrator', X8: 'administrator', X9: 'administrator' } });
    const { status, body } = await close(ann.bearer);
    expect([status, body.code]).toEqual([409, 'only-administrator']);
    expect(body.organisations).toEqual(['X8', 'X9'].map((code) => ({ code, name: `HOUSE ${code}` })));
    expect((await harness.exchange(ann.secret)).session.memberships).toHaveLength(3);
  });

  test('of the second of two administrators who close theirs at once', async () => {
    const both = [
      await signedIn({ roles: { X7: 'administrator' } }),
      await signedIn({ roles: { X7: 'administrator' } }),
    ];
    const answers = await Promise.all(both.map(({ bearer }) => close(bearer)));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([204, 409]);
  });

  test('closed when it is closed twice at once', async () => {
    const ann = await signedIn({ roles: { X1: 'member' } });
    const statuses = (await Promise.all([close(ann.bearer), close(ann.bearer)])).map(({ status }) => status);
    expect(statuses.filter((status) => status === 204)).toHaveLength(1);
    const removed = (await harness.told(memberRemoved)).filter(({ personId }) => personId === ann.id);
    expect(removed).toHaveLength(1);
  });
});
