import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { dayOf } from '@dspt/service-kit/clock';
import type { Action } from '@dspt/contracts/support/actions';
import { Desk, risky } from './support/desk.js';

let desk: Desk;
let action: Action;
beforeAll(async () => {
  desk = await Desk.open();
});
afterAll(() => desk?.close());
beforeEach(async () => {
  await desk.service.database.query('truncate actions');
  action = await desk.asked('Olive', risky, { personId: await desk.person() });
});

const list = async (who: string, query: string) =>
  (await desk.as(who).get(`/staff/actions?${query}`)).body as { items: Action[]; total: number };
const idsOf = async (who: string, query: string) => {
  const { items, total } = await list(who, query);
  expect(total).toBe(items.length);
  return items.map(({ id }) => id);
};
const see = (who: string, { id }: Action) => desk.as(who).post(`/staff/actions/${id}/seen`);
const refuse = (who: string, { id }: Action) =>
  desk.as(who).post(`/staff/actions/${id}/refusal`, { note: 'Not verified' });
const moveBack = (interval: string) =>
  desk.service.database.query(
    `update actions set requested_at = requested_at - $2::interval, expires_at = expires_at - $2::interval,
       decided_at = decided_at - $2::interval, done_at = done_at - $2::interval where id = $1`,
    [action.id, interval],
  );

describe('what waits for approval', () => {
  test('waits for all but whoever asked for it', async () => {
    const own = await desk.asked('Sam', risky, { personId: await desk.person() });
    const oldestFirst = 'toApprove=true&sort=requestedAt&order=ASC';
    expect(await idsOf('Sam', oldestFirst)).toEqual([action.id]);
    expect(await idsOf('Sue', oldestFirst)).toEqual([action.id, own.id]);
  });
  test('waits no more once it is decided, or has expired', async () => {
    await refuse('Sam', action);
    expect(await idsOf('Sue', 'toApprove=true')).toEqual([]);
    action = await desk.asked('Olive', risky, { personId: await desk.person() });
    await moveBack('3 days');
    expect(await idsOf('Sue', 'toApprove=true')).toEqual([]);
  });
});

describe('what became of a request', () => {
  test('is listed for whoever asked, the latest news first', async () => {
    const later = await desk.asked('Olive', risky, { personId: await desk.person() });
    await desk.asked('Sam', risky, { personId: await desk.person() });
    await refuse('Sam', action);
    expect(await idsOf('Olive', 'mine=true&sort=changedAt&order=DESC')).toEqual([action.id, later.id]);
  });

  test('is news until it is opened by whoever asked', async () => {
    expect(await idsOf('Olive', 'mine=true&unseen=true')).toEqual([]);
    await see('Olive', action);
    await desk.approve('Sam', action);
    expect(await idsOf('Olive', 'mine=true&unseen=true')).toEqual([action.id]);
    expect((await see('Sam', action)).status).toBe(403);
    expect((await list('Olive', '')).items).toMatchObject([{ id: action.id, unseen: true }]);
    expect((await see('Olive', action)).body).toMatchObject({ state: 'done', unseen: false });
    expect((await see('Olive', action)).status).toBe(200);
    expect(await idsOf('Olive', 'mine=true&unseen=true')).toEqual([]);
  });

  test('is news when nobody approved it in time, and none when it was withdrawn', async () => {
    const withdrawn = await desk.asked('Olive', risky, { personId: await desk.person() });
    await desk.as('Olive').post(`/staff/actions/${withdrawn.id}/withdrawal`);
    await moveBack('3 days');
    expect(await list('Olive', 'unseen=true')).toMatchObject({
      total: 1,
      items: [{ id: action.id, state: 'expired', unseen: true }],
    });
  });

  test('is left out once nothing has happened to it since a day', async () => {
    const since = `mine=true&from=${dayOf(new Date(Date.now() - 6 * 24 * 3600_000))}`;
    await moveBack('9 days');
    // It expired six days ago.
    expect(await idsOf('Olive', since)).toEqual([action.id]);
    await moveBack('2 days');
    expect(await idsOf('Olive', since)).toEqual([]);
    expect((await desk.as('Olive').get('/staff/actions?from=2026-02-30')).status).toBe(400);
  });

  test('is news again when somebody else takes it back', async () => {
    const email = { email: 'old@rose.example' };
    const input = { personId: await desk.person(), ...email };
    const corrected = await desk.asked('Olive', 'correct-email', input);
    await desk.approve('Sam', corrected);
    await see('Olive', corrected);
    const back = await desk.asked('Sam', 'correct-email', input, { undoes: corrected.id });
    await desk.approve('Sue', back);
    expect(await idsOf('Olive', 'mine=true&unseen=true')).toEqual([corrected.id]);
  });
});
