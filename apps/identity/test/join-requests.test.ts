import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { addressAlreadyRegistered } from '@dspt/contracts/identity/registrations';
import { getJoinRequest, joinAnswered, joinRequested } from '@dspt/contracts/identity/join-requests';
import { invitationCreated } from '@dspt/contracts/identity/invitations';
import { memberAdded } from '@dspt/contracts/identity/users';
import { Requests } from '@dspt/service-kit/messaging/requests';
import { Harness, type Account } from './harness.js';
import { loadOrganisations } from './ods.js';

let harness: Harness;
let administrator: string;
beforeAll(async () => {
  harness = await Harness.open({ otherServices: ['organisations'] });
  await loadOrganisations(harness.service.otherServices, {
    sites: [
      { code: 'VONE', name: 'HOUSE ONE' },
      { code: 'VTWO', name: 'HOUSE TWO' },
      { code: 'VFREE', name: 'FREE HOUSE' },
    ],
    others: [{ code: 'RTRUST', name: 'A TRUST' }],
  });
  administrator = await harness.bearerOf('VONE', 'administrator');
  await harness.bearerOf('VTWO', 'administrator');
});
afterAll(() => harness?.close());

const details = () => ({
  email: `${randomUUID()}@example.org`,
  firstName: 'Cat',
  lastName: 'Dean',
  telephone: '01234 567890',
  message: 'I am the new manager',
});
const ask = async (form: object = {}) =>
  harness.http
    .post('/join-requests')
    .send({ code: 'VONE', ...details(), human: await harness.human(), ...form });

/** A request that waits, and its id. */
async function waiting(form: object = {}): Promise<string> {
  await ask(form);
  return (await harness.told(joinRequested)).at(-1)!.requestId;
}
const answer = (id: string, body: object, { code = 'VONE', bearer = administrator } = {}) =>
  harness.http.put(`/organisations/${code}/join-requests/${id}`).set('authorization', bearer).send(body);
const list = (bearer: string, code = 'VONE') =>
  harness.http.get(`/organisations/${code}/join-requests`).set('authorization', bearer);

describe('who may: POST /join-requests', () => {
  test('a stranger asks, and the administrators are told', async () => {
    const { status, body } = await ask();
    expect([status, body]).toEqual([200, { organisationName: 'HOUSE ONE' }]);
    expect(await harness.told(joinRequested)).toContainEqual(
      expect.objectContaining({ code: 'VONE', organisationName: 'HOUSE ONE' }),
    );
  });
  test('asking twice tells the administrators once', async () => {
    const form = details();
    await ask(form);
    const before = (await harness.told(joinRequested)).length;
    expect((await ask(form)).status).toBe(200);
    expect(await harness.told(joinRequested)).toHaveLength(before);
  });
  test('somebody who has access already gets the same answer, and an email that explains', async () => {
    const member = await harness.person({ roles: { VONE: 'auditor' } });
    const before = (await harness.told(joinRequested)).length;
    const { status, body } = await ask({ email: member.email });
    expect([status, body]).toEqual([200, { organisationName: 'HOUSE ONE' }]);
    expect(await harness.told(joinRequested)).toHaveLength(before);
    expect(await harness.told(addressAlreadyRegistered)).toContainEqual(
      expect.objectContaining({ personId: member.id, code: 'VONE' }),
    );
  });
  test.each([
    ['VFREE', 'has-no-administrator'],
    ['VNONE', 'organisation-unknown'],
    ['RTRUST', 'organisation-not-eligible'],
  ])('%s is refused: %s', async (code, problem) => {
    expect((await ask({ code })).body.code).toBe(problem);
  });
  test('not without a human check', async () => {
    expect((await ask({ human: { id: 'x', characters: 'abc' } })).body.code).toBe('human-check-failed');
  });
});

describe('who may: GET /organisations/:code/join-requests', () => {
  test.each([
    ['a stranger', undefined, 401],
    ['an auditor', 'auditor', 403],
    ['a member', 'member', 403],
    ['an administrator', 'administrator', 200],
  ] as const)('%s: %s', async (_, role, status) => {
    const bearer = role ? await harness.bearerOf('VONE', role) : '';
    expect((await list(bearer)).status).toBe(status);
  });
  test('shows who waits with what they wrote', async () => {
    const form = details();
    const id = await waiting(form);
    const { body } = await list(administrator);
    expect(body.items).toContainEqual({ id, ...form, requestedAt: expect.any(String) });
  });
});

test('whose: GET /organisations/:code/join-requests', async () => {
  expect((await list(administrator, 'VTWO')).body).toEqual((await list(administrator, 'VNONE')).body);
  expect((await list(administrator, 'VTWO')).status).toBe(404);
});

describe('who may: PUT /organisations/:code/join-requests/:id', () => {
  test.each([
    ['a stranger', undefined, 401],
    ['an auditor', 'auditor', 403],
    ['a member', 'member', 403],
    ['an administrator', 'administrator', 204],
  ] as const)('%s: %s', async (_, role, status) => {
    const id = await waiting();
    const bearer = role ? await harness.bearerOf('VONE', role) : '';
    expect((await answer(id, { outcome: 'refused' }, { bearer })).status).toBe(status);
  });
  test('approving somebody with an account invites them: anybody can write any address', async () => {
    const person: Account = await harness.person();
    const id = await waiting({ email: person.email });
    expect((await answer(id, { outcome: 'approved', role: 'member' })).status).toBe(204);
    expect(await harness.told(joinAnswered)).toContainEqual(
      expect.objectContaining({ requestId: id, outcome: 'approved' }),
    );
    expect(await harness.told(memberAdded)).not.toContainEqual(
      expect.objectContaining({ code: 'VONE', personId: person.id }),
    );
    const users = await harness.http.get('/organisations/VONE/users').set('authorization', administrator);
    expect(users.body.items).toContainEqual(
      expect.objectContaining({
        email: person.email,
        state: 'invited',
        firstName: 'Cat',
        lastSignInAt: null,
      }),
    );
    const { invitationId } = (await harness.told(invitationCreated)).at(-1)!;
    const { body } = await harness.accept(await harness.tokenOf(invitationId));
    expect(body.session.organisation).toMatchObject({ code: 'VONE', role: 'member' });
  });
  test('approving somebody without an account invites them', async () => {
    const id = await waiting();
    await answer(id, { outcome: 'approved', role: 'administrator' });
    expect((await harness.told(invitationCreated)).at(-1)).toMatchObject({
      code: 'VONE',
      kind: 'user',
      role: 'administrator',
      invitedBy: expect.any(String),
    });
  });
  test('refusing tells that, and the person may ask again', async () => {
    const form = details();
    const id = await waiting(form);
    await answer(id, { outcome: 'refused' });
    expect(await harness.told(joinAnswered)).toContainEqual(
      expect.objectContaining({ requestId: id, outcome: 'refused' }),
    );
    expect(await waiting(form)).not.toBe(id);
  });
  test('two administrators answering at once: the second is told so', async () => {
    const id = await waiting();
    const answers = await Promise.all([
      answer(id, { outcome: 'approved', role: 'member' }),
      answer(id, { outcome: 'refused' }),
    ]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([204, 409]);
    expect((await answer(id, { outcome: 'refused' })).body.code).toBe('join-request-answered');
  });
  test('bad input says what to do', async () => {
    const { status } = await answer(await waiting(), { outcome: 'approved' });
    expect(status).toBe(400);
  });
});

test('whose: PUT /organisations/:code/join-requests/:id', async () => {
  const theirs = await waiting({ code: 'VTWO' });
  const refused = { outcome: 'refused' };
  expect((await answer(theirs, refused)).status).toBe(404);
  expect((await answer(theirs, refused)).body).toEqual((await answer(randomUUID(), refused)).body);
  expect((await answer(theirs, refused, { code: 'VTWO' })).status).toBe(404);
});

describe('what was written', () => {
  const read = (id: string) => harness.service.app.get(Requests).ask(getJoinRequest, { id });

  test('answers: identity.join-requests.get', async () => {
    const form = details();
    const id = await waiting(form);
    expect(await read(id)).toMatchObject({ id, ...form, answered: false });
    await answer(id, { outcome: 'refused' });
    expect(await read(id)).toMatchObject({ id, answered: true });
    await expect(read(randomUUID())).rejects.toMatchObject({ code: 'not-found' });
  });
  test('refuses bad input: identity.join-requests.get', async () => {
    await expect(harness.askRaw(getJoinRequest, { id: 'x' })).resolves.toMatchObject({
      code: 'invalid-input',
      errors: [{ field: 'id' }],
    });
  });
});
