import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { organisationRole, permissions, staffRole, type StaffRole } from '@dspt/contracts/access';
import type { RouteContract } from '@dspt/contracts/define';
import { providerViewed } from '@dspt/contracts/identity/impersonations';
import type { Session } from '@dspt/contracts/identity/sessions';
import { routesIn } from '@dspt/testing/contracts';
import { HousekeepingService } from '../src/housekeeping/housekeeping.service.js';
import { SessionsService } from '../src/sessions/sessions.service.js';
import { Harness } from './harness.js';

let harness: Harness;
let operator: string;
beforeAll(async () => {
  harness = await Harness.open();
  await harness.person({ roles: { V1: 'administrator' } });
  operator = await harness.bearerOfStaff('helpdesk-operator');
});
afterAll(() => harness?.close());
afterEach(() => harness.service.clock.set(new Date()));

const why = { reason: 'They cannot find the action plan', caseNumber: 'C-2026-1' };
const start = (code: string, authorization: string) =>
  harness.http
    .post('/staff/impersonations')
    .set('authorization', authorization)
    .send({ code, ...why });
const started = async (authorization = operator) =>
  (await start('V1', authorization).expect(200)).body as { secret: string; session: Session };
const lines = () =>
  harness.service.database.query<{ did: string; reason: string | null }[]>(
    `select did, organisation, reason, case_number, actor_name from audit where did like 'view.%' order by seq desc`,
  );

test('who may: POST /staff/impersonations', async () => {
  expect((await harness.http.post('/staff/impersonations')).status).toBe(401);
  for (const role of organisationRole.options)
    expect((await start('V1', await harness.bearerOf('V1', role))).status).toBe(403);
  const statuses: Partial<Record<StaffRole, number>> = {};
  for (const role of staffRole.options)
    statuses[role] = (await start('V1', await harness.bearerOfStaff(role))).status;
  expect(statuses).toEqual({
    'helpdesk-operator': 200,
    'helpdesk-supervisor': 200,
    'regional-officer': 403,
    'national-programme': 403,
    'content-editor': 403,
    'system-administrator': 200,
  });
});

test('an organisation nobody could be told of is not viewed', async () => {
  const { status, body } = await start('NONE', operator);
  expect([status, body.code]).toEqual([409, 'nothing-to-view']);
  expect((await start('V1', operator).send({ code: 'V1', reason: ' ', caseNumber: '' })).body).toMatchObject({
    errors: [{ field: 'reason' }, { field: 'caseNumber' }],
  });
});

describe('whoever views', () => {
  test('reads what an auditor of that one organisation reads, and is nobody else', async () => {
    const { secret, session } = await started();
    expect(session).toMatchObject({
      organisation: { code: 'V1', organisationName: 'HOUSE V1', role: 'auditor' },
      staff: null,
      secondFactor: 'passed',
      impersonation: { until: session.endsAt },
    });
    expect(permissions(session)).toEqual(['organisation.view', 'assessment.view']);
    const minutes = (Date.parse(session.endsAt) - Date.now()) / 60_000;
    expect(Math.round(minutes)).toBe(15);
    const bearer = await harness.bearer(secret);
    await harness.http.get('/organisations/V2/users').set('authorization', bearer).expect(403);
    await harness.http.get('/staff/people').set('authorization', bearer).expect(403);
  });

  test('changes nothing, whatever is tried', async () => {
    const bearer = await harness.bearer((await started()).secret);
    for (const { method, path } of await changes()) {
      const address = path.replaceAll(/:\w+/g, 'V1');
      const request = harness.http[method.toLowerCase() as 'post'](address);
      const { status, body } = await request.set('authorization', bearer).send({});
      expect([`${method} ${path}`, status, body.code]).toEqual([`${method} ${path}`, 403, 'only-viewing']);
    }
  });

  test('is told of to the administrators, and in the audit trail, with why', async () => {
    const told = (await harness.told(providerViewed)).length;
    const { secret } = await started();
    expect((await harness.told(providerViewed)).slice(told)).toMatchObject([
      { code: 'V1', organisationName: 'HOUSE V1' },
    ]);
    const about = { organisation: 'V1', actor_name: 'Ann Bell' };
    expect((await lines())[0]).toEqual({
      did: 'view.started',
      ...about,
      reason: why.reason,
      case_number: 'C-2026-1',
    });
    await harness.http
      .delete('/sessions/current')
      .set('authorization', await harness.bearer(secret))
      .expect(204);
    expect((await lines())[0]).toEqual({
      did: 'view.ended',
      ...about,
      reason: why.reason,
      case_number: 'C-2026-1',
    });
    await expect(harness.exchange(secret)).rejects.toMatchObject({ code: 'session-ended' });
  });
});

describe('a view ends', () => {
  const line = { organisation: 'V1', actor: 'Ann Bell', reason: why.reason, caseNumber: why.caseNumber };
  const endsOf = ({ person }: Session) =>
    harness.service.database.query<object[]>(
      `select organisation, actor_name as actor, reason, case_number as "caseNumber", after->>'until' as until
       from audit where did = 'view.ended' and person = $1`,
      [person.id],
    );
  const ended = (secret: string) =>
    expect(harness.exchange(secret)).rejects.toMatchObject({ code: 'session-ended' });

  test('after 15 minutes, however much is looked at', async () => {
    const { secret } = await started();
    harness.service.clock.set(new Date(Date.now() + 14 * 60_000));
    await harness.exchange(secret);
    harness.service.clock.set(new Date(Date.now() + 15 * 60_000 + 1));
    await ended(secret);
  });

  test('in the trail once its time is up, when it was up, although nobody pressed anything', async () => {
    const { session } = await started(await harness.bearerOfStaff('helpdesk-operator'));
    harness.service.clock.set(new Date(Date.parse(session.endsAt) + 60_000));
    const keeping = harness.get(HousekeepingService);
    await Promise.all([keeping.clear(), keeping.clear()]);
    expect(await endsOf(session)).toEqual([{ ...line, until: session.endsAt, actor: null }]);
  });

  test('when the next begins', async () => {
    const bearer = await harness.bearerOfStaff('helpdesk-operator');
    const { secret, session } = await started(bearer);
    await started(bearer);
    await ended(secret);
    expect(await endsOf(session)).toMatchObject([line]);
  });

  test('when the member of staff signs out', async () => {
    const bearer = await harness.bearerOfStaff('helpdesk-operator');
    const { secret, session } = await started(bearer);
    await harness.http.delete('/sessions/current').set('authorization', bearer).expect(204);
    await ended(secret);
    expect(await endsOf(session)).toMatchObject([line]);
  });

  test('when they are signed out everywhere, and what they hold is void at once', async () => {
    const { secret, session } = await started(await harness.bearerOfStaff('helpdesk-operator'));
    const bearer = await harness.bearer(secret);
    await harness.service.database.transaction((manager) =>
      harness.get(SessionsService).endAll(manager, session.person.id),
    );
    await ended(secret);
    await harness.service.settled();
    await harness.http.get('/sessions/current').set('authorization', bearer).expect(401);
    expect(await endsOf(session)).toMatchObject([{ ...line, actor: null }]);
  });

  test('when they may not view any more', async () => {
    const bearer = await harness.bearerOfStaff('helpdesk-operator');
    const { secret, session } = await started(bearer);
    await harness.service.database.query(`update people set staff_role = 'content-editor' where id = $1`, [
      session.person.id,
    ]);
    await ended(secret);
  });
});

/** Every operation of this service that is not for everyone and changes something. */
async function changes(): Promise<RouteContract[]> {
  const routes = await routesIn('identity');
  return routes.filter(
    ({ method, access, whileImpersonating }) =>
      method !== 'GET' && access !== 'public' && !whileImpersonating,
  );
}
