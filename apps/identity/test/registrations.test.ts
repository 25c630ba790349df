import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { invitationCreated } from '@dspt/contracts/identity/invitations';
import { memberAdded, membershipsChanged } from '@dspt/contracts/identity/users';
import { wrongly } from '@dspt/testing/human-check';
import { Harness } from './harness.js';
import { loadOrganisations } from './ods.js';

let harness: Harness;
const free = Array.from({ length: 12 }, (_, index) => ({ code: `V${index}`, name: `SITE ${index}` }));
const many = Array.from({ length: 30 }, (_, index) => `M${index}`);
const fresh = () => free.pop()!.code;

beforeAll(async () => {
  harness = await Harness.open({ otherServices: ['organisations'] });
  await loadOrganisations(harness.service.otherServices, {
    sites: [
      { code: 'VOPEN', name: 'OPEN HOUSE' },
      { code: 'VTAKEN', name: 'TAKEN HOUSE' },
      { code: 'VCLOSED', name: 'CLOSED HOUSE', closedOn: '20200331' },
      ...free,
      ...many.map((code) => ({ code, name: `SITE ${code}` })),
    ],
    others: [{ code: 'RTRUST', name: 'A TRUST' }],
  });
  await harness.person({ roles: { VTAKEN: 'administrator' } });
});
afterAll(() => harness?.close());

const details = () => ({
  email: `${randomUUID()}@example.org`,
  firstName: 'Ben',
  lastName: 'Cole',
  telephone: '01234 567890',
  acceptTerms: true,
});
const register = async (form: object) =>
  harness.http.post('/registrations').send({ ...details(), human: await harness.human(), ...form });

const refusals = [
  ['a code nobody knows', 'VNONE', 404, 'organisation-unknown'],
  ['a closed organisation', 'VCLOSED', 409, 'organisation-closed'],
  ['one that does not take part', 'RTRUST', 409, 'organisation-not-eligible'],
  ['one that has an administrator', 'VTAKEN', 409, 'already-has-administrator'],
] as const;

describe('who may: GET /registrations/:code', () => {
  test('a stranger learns that a code is free, however it is written', async () => {
    const { status, body } = await harness.http.get('/registrations/%20vopen');
    expect([status, body]).toEqual([200, { code: 'VOPEN', organisationName: 'OPEN HOUSE' }]);
  });
  test.each(refusals)('%s is refused with what to do', async (_, code, status, problem) => {
    const response = await harness.http.get(`/registrations/${code}`);
    expect(response.status).toBe(status);
    expect(response.body).toMatchObject({ code: problem, detail: expect.stringMatching(/\w/) });
  });
});

describe('who may: POST /registrations', () => {
  test('a stranger is sent an invitation and becomes the first administrator', async () => {
    const code = fresh();
    const { status, body } = await register({ code, email: '  Ben.Cole@Example.ORG ' });
    expect([status, body]).toEqual([
      200,
      { organisationName: expect.stringMatching(/^SITE/), email: 'ben.cole@example.org' },
    ]);
    const told = (await harness.told(invitationCreated)).filter((event) => event.code === code);
    expect(told).toMatchObject([{ kind: 'registration', role: 'administrator', invitedBy: null }]);
    const accepted = await harness.accept(await harness.tokenOf(told.at(0)!.invitationId));
    expect(accepted.body.session).toMatchObject({
      person: { email: 'ben.cole@example.org' },
      organisation: { code, role: 'administrator' },
    });
  });
  test.each(refusals)('%s is refused with what to do', async (_, code, status, problem) => {
    const response = await register({ code });
    expect([response.status, response.body.code]).toEqual([status, problem]);
  });
  test('a known address gets the same answer on the page, and an email that explains', async () => {
    const known = await harness.person();
    const code = fresh();
    const [one, other] = [await register({ code, email: known.email }), await register({ code })];
    expect(one.status).toBe(other.status);
    expect({ ...one.body, email: '' }).toEqual({ ...other.body, email: '' });
    const told = (await harness.told(invitationCreated)).filter((event) => event.code === code);
    expect(told).toHaveLength(2);
  });
  test('addresses of one mailbox, told apart by a plus, fill it as one', async () => {
    const tagged = (tag: string) => `plus.bomb${tag}@example.org`;
    const answers: number[] = [];
    for (const tag of ['', '+1', '+2', '+3', '+a+b', '+x', '+y'])
      answers.push((await register({ code: 'VOPEN', email: tagged(tag) })).status);
    expect(answers.slice(-2)).toEqual([200, 429]);
  });
  test('an invitation that nobody has accepted does not stop somebody else', async () => {
    const code = fresh();
    expect((await register({ code })).status).toBe(200);
    expect((await register({ code })).status).toBe(200);
  });
  test('asking again sends a fresh link in place of the one before', async () => {
    const form = { ...details(), code: fresh() };
    await register(form);
    await register({ ...form, lastName: 'Cole-Bell' });
    const told = (await harness.told(invitationCreated)).filter(({ code }) => code === form.code);
    expect(new Set(told.map(({ invitationId }) => invitationId)).size).toBe(1);
    expect(told).toHaveLength(2);
    const { body } = await harness.http.get(
      `/invitations/${await harness.tokenOf(told.at(0)!.invitationId)}`,
    );
    expect(body).toMatchObject({ state: 'open', lastName: 'Cole-Bell' });
  });
  test('accepting is refused kindly when somebody else has become administrator since', async () => {
    const code = fresh();
    await register({ code });
    const { invitationId } = (await harness.told(invitationCreated)).at(-1)!;
    await harness.person({ roles: { [code]: 'administrator' } });
    const token = await harness.tokenOf(invitationId);
    expect((await harness.accept(token)).body).toMatchObject({
      code: 'already-has-administrator',
      detail: expect.stringContaining('ask to join'),
    });
    expect((await harness.http.post(`/invitations/${token}/renewal`)).body.code).toBe(
      'already-has-administrator',
    );
  });
  test('without a good human check nothing happens', async () => {
    const before = (await harness.told(invitationCreated)).length;
    const human = await harness.human();
    const wrong = await register({ code: 'VOPEN', human: wrongly(human) });
    expect(wrong.body).toMatchObject({ code: 'human-check-failed', errors: [{ field: 'human.characters' }] });
    const again = await register({ code: 'VOPEN', human });
    expect(again.body.code).toBe('human-check-failed');
    expect(await harness.told(invitationCreated)).toHaveLength(before);
  });
  test('bad input names every field and what to do', async () => {
    const { status, body } = await harness.http
      .post('/registrations')
      .send({ code: ' ', email: 'ben', firstName: '', lastName: '', human: { id: '' } });
    expect(status).toBe(400);
    expect(body.errors.map(({ field }: { field: string }) => field)).toEqual([
      'code',
      'email',
      'firstName',
      'lastName',
      'acceptTerms',
    ]);
  });
  test('one mailbox cannot be filled', async () => {
    const { email } = details();
    const answers: number[] = [];
    for (let time = 0; time < 7; time++) answers.push((await register({ code: 'VOPEN', email })).status);
    expect(answers.slice(-2)).toEqual([200, 429]);
  });
});

describe('who may: POST /me/organisations', () => {
  const add = async (authorization: string, code: string, form: object = {}) =>
    harness.http
      .post('/me/organisations')
      .set('authorization', authorization)
      .send({ code, human: await harness.human(), ...form });

  test('not a stranger', async () => {
    const { status } = await add('', 'VOPEN');
    expect(status).toBe(401);
  });
  test('somebody signed in has a further organisation at once, and acts for it', async () => {
    const person = await harness.person({ roles: { VOLD: 'member' } });
    const secret = await harness.signIn(person);
    const bearer = await harness.bearer(secret);
    const code = fresh();
    const { status, body } = await add(bearer, code);
    expect(status).toBe(200);
    expect(body.session.organisation).toMatchObject({ code, role: 'administrator' });
    expect(body.session.memberships).toHaveLength(2);
    expect((await harness.exchange(secret)).session.organisation?.code).toBe(code);
    expect(await harness.told(memberAdded)).toContainEqual(
      expect.objectContaining({ code, personId: person.id, changedBy: person.id }),
    );
    expect(await harness.told(membershipsChanged)).toContainEqual({
      code,
      administrators: 1,
      people: 1,
      version: 1,
    });
  });
  test.each(refusals)('%s is refused with what to do', async (_, code, status, problem) => {
    const response = await add(await harness.bearerOf('VOLD', 'auditor'), code);
    expect([response.status, response.body.code]).toEqual([status, problem]);
  });
  test('two people at the same moment give one administrator', async () => {
    const code = fresh();
    const bearers = await Promise.all([
      harness.bearerOf('VOLD', 'member'),
      harness.bearerOf('VOLD', 'member'),
    ]);
    const answers = await Promise.all(bearers.map((bearer) => add(bearer, code)));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
  });
  test('a human check is asked for', async () => {
    const { body } = await add(await harness.bearerOf('VOLD', 'auditor'), 'VOPEN', { human: { id: 'x' } });
    expect(body.code).toBe('human-check-failed');
  });
  test('five within a day, in however many windows, then the helpdesk', async () => {
    const person = await harness.person({ roles: { VOLD: 'member' } });
    const codes = many.splice(0, 8);
    const bearers = await Promise.all(codes.map(async () => harness.bearer(await harness.signIn(person))));
    const answers = await Promise.all(codes.map((code, index) => add(bearers[index]!, code)));
    const problems = answers.filter(({ status }) => status !== 200).map(({ body }) => body.code);
    expect(problems).toEqual(['too-many-organisations', 'too-many-organisations', 'too-many-organisations']);
    harness.service.clock.set(new Date(Date.now() + 24.1 * 3600_000));
    const later = await add(await harness.bearer(await harness.signIn(person)), many.pop()!);
    harness.service.clock.set(new Date());
    expect(later.status).toBe(200);
  });
  test('what is refused does not count', async () => {
    const bearer = await harness.bearerOf('VOLD', 'member');
    for (let time = 0; time < 6; time++) await add(bearer, 'VTAKEN');
    expect((await add(bearer, many.pop()!)).status).toBe(200);
  });
  test('sites of a head office that they administer do not count', async () => {
    const secret = await harness.signIn(await harness.person({ roles: { HQ1: 'administrator' } }));
    const answers: number[] = [];
    for (const code of many.splice(0, 6))
      answers.push((await add(await harness.bearer(secret), code)).status);
    expect(answers).toEqual([200, 200, 200, 200, 200, 200]);
  });
  test('accepting links counts as well', async () => {
    const { email } = await harness.person();
    const codes = many.splice(0, 6);
    const answers: string[] = [];
    for (const code of codes) {
      const { token } = await harness.invite({ email, code });
      const { status, body } = await harness.accept(token);
      answers.push(status === 200 ? 'ok' : body.code);
    }
    expect(answers).toEqual(['ok', 'ok', 'ok', 'ok', 'ok', 'too-many-organisations']);
  });
  test('somebody who has only shown a password where a second factor is needed adds nothing', async () => {
    const staff = await harness.person({ staff: 'helpdesk-operator' });
    const { status, body } = await add(await harness.bearer(await harness.signIn(staff)), 'VOPEN');
    expect([status, body.code]).toEqual([403, 'second-factor-missing']);
  });
});
