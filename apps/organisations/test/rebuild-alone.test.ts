import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { admitted } from '@dspt/testing/access';
import type { TestService } from '@dspt/testing/service';
import { RebuildService } from '../src/rebuild/rebuild.service.js';
import { staff, startOrganisations } from './support/service.js';

let service: TestService;
beforeAll(async () => {
  service = await startOrganisations();
});
afterAll(() => service?.close());

test('with an owner away nothing is changed, and nothing is left behind', async () => {
  await service.database.query(`insert into register (code, administrators) values ('X4', 3)`);
  const run = service.app.get(RebuildService, { strict: false }).run({ compareOnly: false });
  await expect(run).rejects.toMatchObject({ code: 'service-unavailable' });
  expect(await service.database.query('select code, administrators from register')).toEqual([
    { code: 'X4', administrators: 3 },
  ]);
  expect(await service.database.query(`select to_regclass('rebuild.register') as left`)).toEqual([
    { left: null },
  ]);
});

test('what a run left behind that was killed is taken away when the service starts', async () => {
  await service.database.query('create schema rebuild; create table rebuild.register (like register)');
  await service.app.get(RebuildService, { strict: false }).clearUp();
  expect(await service.database.query(`select to_regclass('rebuild.register') as left`)).toEqual([
    { left: null },
  ]);
});

test('who may: GET /staff/register-comparison', async () => {
  expect(await admitted(service, 'V1', () => service.http.get('/staff/register-comparison'))).toEqual([
    'helpdesk-supervisor',
    'system-administrator',
  ]);
});

test('staff see what differed when they were last compared', async () => {
  const authorization = await staff(service, 'helpdesk-supervisor');
  const last = async () =>
    (await service.http.get('/staff/register-comparison').set('authorization', authorization)).body as object;
  expect(await last()).toEqual({ comparison: null });
  const differences = [{ table: 'register', kind: 'missing', count: 1, keys: ['X4'] }];
  await service.database.query('insert into comparisons (swapped, differences) values (false, $1)', [
    JSON.stringify(differences),
  ]);
  expect(await last()).toEqual({
    comparison: { comparedAt: expect.any(String), putRight: false, differences },
  });
});
