import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { organisationRole, staffRole } from '@dspt/contracts/access';
import { passwordResetRequested } from '@dspt/contracts/identity/passwords';
import { reportRefusal, type SecurityEvent } from '@dspt/contracts/identity/security-events';
import { Requests } from '@dspt/service-kit/messaging/requests';
import { generate } from 'otplib';
import { HousekeepingService } from '../src/housekeeping/housekeeping.service.js';
import { PasswordResetsService } from '../src/password-resets/password-resets.service.js';
import { Harness, password, type Account } from './harness.js';

let harness: Harness;
let supervisor: string;
beforeAll(async () => {
  harness = await Harness.open();
  supervisor = await harness.bearerOfStaff('helpdesk-supervisor');
});
afterAll(() => harness?.close());
afterEach(() => harness.service.clock.set(new Date()));

const from = '203.0.113.77';
const get = (path: string, bearer: string) => harness.http.get(path).set('authorization', bearer);
const signIn = (email: string, given = password, address = from) =>
  harness.http.post('/sessions').set('x-forwarded-for', address).send({ email, password: given });
const found = async (query: Record<string, string>): Promise<SecurityEvent[]> => {
  const { status, body } = await get(`/staff/security-events?${new URLSearchParams(query)}`, supervisor);
  expect(status).toBe(200);
  return body.items as SecurityEvent[];
};
/** Kinds of what happened, oldest first. */
const kindsOf = async ({ id }: Pick<Account, 'id'>) =>
  (await found({ personId: id })).map(({ kind }) => kind).toReversed();

const mayAll = new Set<string>(['helpdesk-supervisor', 'system-administrator']);
const mayOne = new Set<string>([...mayAll, 'helpdesk-operator']);
test.each([
  ['who may: GET /staff/security-events', '/staff/security-events', mayAll, 200],
  [
    'who may: GET /staff/people/:id/security-events',
    `/staff/people/${randomUUID()}/security-events`,
    mayOne,
    404,
  ],
])('%s', async (_, path, may, good) => {
  expect((await harness.http.get(path)).status).toBe(401);
  for (const role of organisationRole.options)
    expect((await get(path, await harness.bearerOf('W1', role))).status).toBe(403);
  for (const role of staffRole.options) {
    const { status } = await get(path, await harness.bearerOfStaff(role));
    expect([role, status]).toEqual([role, may.has(role) ? good : 403]);
  }
});

describe('is written down', () => {
  test('a sign-in, a failure, a wait and its refusals, the last counted', async () => {
    const person = await harness.person({ roles: { W2: 'member' } });
    const { body } = await signIn(person.email, password, '198.51.100.1');
    for (let time = 0; time < 5; time++) await signIn(person.email, 'WrongOne99', `10.1.2.${time}`);
    for (let time = 0; time < 3; time++) await signIn(person.email, password, '10.1.3.4');
    const events = await found({ email: person.email });
    expect(events.map(({ kind, count }) => [kind, count])).toEqual([
      ['sign-in-refused', 3],
      ['wait-begun', 1],
      ...Array.from({ length: 5 }, () => ['sign-in-failed', 1]),
    ]);
    expect(events[1]).toMatchObject({ person: { id: person.id }, network: '10.1.2.0/24' });
    const minutes = (Date.parse(events[1]!.until!) - Date.parse(events[1]!.at)) / 60_000;
    expect(Math.round(minutes)).toBe(15);
    const [signedIn] = await found({ personId: person.id, kind: 'signed-in' });
    expect(signedIn).toMatchObject({
      sessionId: body.session.id,
      code: 'W2',
      network: '198.51.100.0/24',
      requestId: expect.any(String),
    });
  });
  test('a failure at an address that has no account, found by typing it', async () => {
    const email = `${randomUUID()}@example.org`;
    await signIn(email, 'WrongOne99', '10.9.9.9');
    expect(await found({ email: ` ${email.toUpperCase()}` })).toMatchObject([
      { kind: 'sign-in-failed', person: null },
    ]);
    expect(await found({ email: `x${email}` })).toEqual([]);
  });
  test('a second factor set up, shown, failed and taken away, and signing out', async () => {
    const person = await harness.person({ staff: 'content-editor' });
    const first = await harness.bearer(await harness.signIn(person));
    const send = (method: 'post' | 'put' | 'delete', path: string, bearer: string, body?: object) =>
      harness.http[method](path).set('authorization', bearer).send(body);
    await send('post', '/me/second-factor', first, { password: 'WrongOne99' });
    const { body } = await send('post', '/me/second-factor', first, { password });
    await send('put', '/me/second-factor', first, { code: await generate({ secret: body.secret }) });
    const second = await harness.bearer(await harness.signIn(person));
    await send('post', '/sessions/current/second-factor', second, { code: '000000' });
    await send('delete', '/sessions/current', second);
    expect(await kindsOf(person)).toEqual([
      'password-again-failed',
      'second-factor-passed',
      'second-factor-set-up',
      'second-factor-failed',
      'session-ended',
    ]);
  });
  test('a new password, the end of the wait and of every session', async () => {
    const person = await harness.person();
    await harness.http.post('/password-resets').send({ email: person.email, human: await harness.human() });
    const { resetId } = (await harness.told(passwordResetRequested)).findLast(
      ({ personId }) => personId === person.id,
    )!;
    const { token } = await harness.get(PasswordResetsService).issue(resetId);
    await harness.http.put(`/password-resets/${token}`).send({ password: 'Lantern4Green' });
    expect((await kindsOf(person)).toSorted()).toEqual(['password-changed', 'sessions-ended', 'wait-ended']);
    expect(await found({ email: person.email })).toMatchObject([{ kind: 'password-reset-requested' }]);
  });
  test('a human check that failed', async () => {
    const failed = () =>
      harness.http
        .post('/password-resets')
        .set('x-forwarded-for', '192.0.2.55')
        .send({
          email: 'ann@example.org',
          human: { id: 'x' },
        });
    await Promise.all([failed(), failed()]);
    const events = await found({ kind: 'human-check-failed' });
    expect(events.find(({ network }) => network === '192.0.2.0/24')).toMatchObject({ count: 2 });
  });
  test('and holds no address, name or password', async () => {
    const { email } = await harness.person();
    await signIn(email, 'WrongOne99', '192.0.2.201');
    const rows = JSON.stringify(await harness.service.database.query('select * from security_events'));
    for (const secret of [email, 'WrongOne99', 'Ann', '192.0.2.201']) expect(rows).not.toContain(secret);
  });
});

describe('is found', () => {
  test('by whoever helps one person: what happened at the account and at its address, and nothing of others', async () => {
    const [person, other] = [await harness.person(), await harness.person()];
    await signIn(person.email);
    await signIn(person.email, 'WrongOne99', '10.4.4.4');
    await signIn(other.email);
    const operator = await harness.bearerOfStaff('helpdesk-operator');
    const { body } = await get(`/staff/people/${person.id}/security-events`, operator);
    expect(body.items.map(({ kind }: SecurityEvent) => kind)).toEqual(['sign-in-failed', 'signed-in']);
    expect(body.total).toBe(2);
  });
  test('by day, and a page at a time', async () => {
    const person = await harness.person();
    harness.service.clock.set(new Date('2026-07-01T23:30:00Z'));
    await signIn(person.email);
    const of = (query: Record<string, string>) => found({ personId: person.id, ...query });
    expect(await of({ from: '2026-07-02', until: '2026-07-02' })).toHaveLength(1);
    expect(await of({ until: '2026-07-01' })).toHaveLength(0);
    expect(await of({ page: '2' })).toHaveLength(0);
  });
});

describe('what somebody was refused', () => {
  const refusal = () => ({
    personId: randomUUID(),
    sessionId: randomUUID(),
    code: 'W1',
    operation: 'POST /users/invite',
    address: from,
    requestId: randomUUID(),
  });
  test('answers: identity.security-events.report-refusal', async () => {
    const told = refusal();
    for (let time = 0; time < 3; time++) await harness.get(Requests).ask(reportRefusal, told);
    await harness.get(Requests).ask(reportRefusal, { ...told, operation: 'GET /users' });
    const counts = (await found({ personId: told.personId })).map(({ operation, count }) => [
      operation,
      count,
    ]);
    expect(Object.fromEntries(counts)).toEqual({ 'GET /users': 1, 'POST /users/invite': 3 });
  });
  test('refuses bad input: identity.security-events.report-refusal', async () => {
    expect(await harness.askRaw(reportRefusal, { ...refusal(), personId: 'x' })).toMatchObject({
      code: 'invalid-input',
    });
  });
});

test('events are kept for a year', async () => {
  const person = await harness.person();
  await signIn(person.email);
  harness.service.clock.set(new Date(Date.now() + 364 * 86_400_000));
  await harness.get(HousekeepingService).clear();
  const count = async () =>
    (
      await harness.service.database.query<unknown[]>('select 1 from security_events where person_id = $1', [
        person.id,
      ])
    ).length;
  expect(await count()).toBe(1);
  harness.service.clock.set(new Date(Date.now() + 366 * 86_400_000));
  await harness.get(HousekeepingService).clear();
  expect(await count()).toBe(0);
});
