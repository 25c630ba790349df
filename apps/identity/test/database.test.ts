import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { disagreements } from '@dspt/testing/tables';
import { HousekeepingService } from '../src/housekeeping/housekeeping.service.js';
import { Harness } from './harness.js';

let harness: Harness;
beforeAll(async () => {
  harness = await Harness.open();
});
afterAll(() => harness?.close());

test('every table has its entity, and they agree', async () => {
  expect(await disagreements(harness.service.database)).toEqual([]);
});

test('what can be of no more use is cleared away, and nothing else', async () => {
  const { database, clock } = harness.service;
  const counts = async () => {
    const [row] = await database.query<object[]>(
      `select (select count(*)::int from sessions) as sessions, (select count(*)::int from attempts) as attempts,
         (select count(*)::int from used_human_checks) as checks, (select count(*)::int from invitations) as invitations`,
    );
    return row;
  };
  await harness.signIn(await harness.person());
  await harness.invite();
  const human = await harness.human();
  await harness.http.post('/password-resets').send({ email: 'ann@example.org', human });
  const before = await counts();
  expect(before).toEqual({ sessions: 1, attempts: 3, checks: 1, invitations: 1 });
  await harness.get(HousekeepingService).clear();
  expect(await counts()).toEqual(before);
  clock.set(new Date(Date.now() + 25 * 3600_000));
  await harness.get(HousekeepingService).clear();
  expect(await counts()).toEqual({ sessions: 0, attempts: 0, checks: 0, invitations: 1 });
});
