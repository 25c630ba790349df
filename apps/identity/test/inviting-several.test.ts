import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { invitationCreated } from '@dspt/contracts/identity/invitations';
import { Harness, type Account } from './harness.js';

const code = 'X1';
let harness: Harness;
let ann: Account;
let administrator: string;
beforeAll(async () => {
  harness = await Harness.open();
  ann = await harness.person({ roles: { [code]: 'administrator' } });
  administrator = await harness.bearer(await harness.signIn(ann));
  await harness.person({ roles: { X2: 'administrator' } });
});
afterAll(() => harness?.close());

const somebody = () => ({
  email: `${randomUUID()}@example.org`,
  firstName: 'Dan',
  lastName: 'Eve',
  role: 'member',
});
const several = (people: object[], requestId?: string, bearer = administrator, of = code) =>
  harness.http
    .post(`/organisations/${of}/invitations`)
    .set('authorization', bearer)
    .send({ people, requestId });
const list = async () =>
  (await harness.http.get(`/organisations/${code}/users`).set('authorization', administrator)).body
    .items as object[];

test('who may: POST /organisations/:code/invitations', async () => {
  const bearers = [
    '',
    await harness.bearerOf(code, 'auditor'),
    await harness.bearerOf(code, 'member'),
    await harness.bearerOfStaff('helpdesk-supervisor'),
    administrator,
  ];
  const answers = await Promise.all(bearers.map((bearer) => several([somebody()], undefined, bearer)));
  expect(answers.map(({ status }) => status)).toEqual([401, 403, 403, 403, 200]);
});
test('whose: POST /organisations/:code/invitations', async () => {
  const [others, none] = await Promise.all(
    ['X2', 'NONE'].map((of) => several([somebody()], undefined, administrator, of)),
  );
  expect([others!.status, others!.body]).toEqual([404, none!.body]);
});
const told = async () => (await harness.told(invitationCreated)).length;

test('sends each a link, and sent twice it is done once', async () => {
  const [people, requestId, before] = [[somebody(), somebody()], randomUUID(), await told()];
  const answers = await Promise.all([several(people, requestId), several(people, requestId)]);
  expect([...answers, await several(people, requestId)].map(({ status }) => status)).toEqual([200, 200, 200]);
  expect((await told()) - before).toBe(2);
  expect(await list()).toEqual(expect.arrayContaining(people.map((one) => expect.objectContaining(one))));
});
test('leaves whoever is a user, or has an invitation, as they are', async () => {
  const [waits, fresh] = [somebody(), somebody()];
  await harness.http.post(`/organisations/${code}/users`).set('authorization', administrator).send(waits);
  const before = await told();
  const people = [{ ...waits, role: 'administrator' }, { ...somebody(), email: ann.email }, fresh];
  expect((await several(people)).status).toBe(200);
  expect((await told()) - before).toBe(1);
  expect(await list()).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ email: waits.email, role: 'member' }),
      expect.objectContaining({ email: ann.email, role: 'administrator' }),
      expect.objectContaining({ email: fresh.email, state: 'invited' }),
    ]),
  );
});
test('refuses a list with an address twice, with nobody or with more than 20 people', async () => {
  const one = somebody();
  const { status, body } = await several([one, somebody(), { ...one, email: one.email.toUpperCase() }]);
  expect([status, body.errors]).toMatchObject([400, [{ field: 'people.2.email' }]]);
  for (const people of [[], Array.from({ length: 21 }, somebody)])
    expect((await several(people)).status).toBe(400);
});
test('counts each towards the limit, and nothing when it is refused', async () => {
  const boss = await harness.bearerOf('MANY', 'administrator');
  const sendMany = (howMany: number) =>
    several(Array.from({ length: howMany }, somebody), undefined, boss, 'MANY');
  const statusesOf = [];
  for (const howMany of [20, 11, 10, 1]) statusesOf.push((await sendMany(howMany)).status);
  expect(statusesOf).toEqual([200, 429, 200, 429]);
});
